using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Engine.Connectors.Rest.Asking;
using Portal.Engine.Connectors.Rest.Reading;
using Portal.Engine.Forms;

namespace Portal.Engine.Connectors.Rest.Settings;

/// <summary>What is wrong with settings as a whole, which no annotation of one of them can say.</summary>
sealed class RestSettingsCheck(RestSettings settings, FormProblems problems)
{
    /// <summary>The credential of the source, or the connection, says these.</summary>
    static readonly HashSet<string> NotOurs = new(StringComparer.OrdinalIgnoreCase) { "Authorization", "Proxy-Authorization", "Cookie", "Host", "Content-Length", "Content-Type", "Transfer-Encoding", "Connection" };

    public void Run()
    {
        Request();
        Records();
        Incremental();
        Paging();
        Deletes();
        Search();
        Errors();
        LookUp();
    }

    void Request()
    {
        if (string.IsNullOrWhiteSpace(settings.Path)) Add("Path", "The path is missing. Write where the list is, such as v1/contacts.");
        for (var i = 0; i < settings.Headers.Count; i++)
        {
            var name = settings.Headers[i].Name;
            if (NotOurs.Contains(name)) Add($"Headers[{i}].Name", $"{name} is not set here. What proves who asks belongs into the credential of the source.");
            else if (name.Length == 0 || name.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_'))) Add($"Headers[{i}].Name", "A header's name has letters, digits and hyphens only.");
            if (settings.Headers[i].Value.Any(char.IsControl)) Add($"Headers[{i}].Value", "A header's value is one line.");
        }

        if (settings.Method == RestMethod.Get && !string.IsNullOrWhiteSpace(settings.Body)) Add("Body", "A GET has no body. Choose POST, or leave it out.");
        if (!string.IsNullOrWhiteSpace(settings.Body) && Object(settings.Body) is null) Add("Body", "The body is not a JSON object. Check quotes, commas and braces.");
        if (settings.Fields.Names.Count > 0) Needs("Fields.Parameter", settings.Fields.Parameter, "fields are asked for by");
    }

    void Records()
    {
        if (settings.Key.Count == 0) Add("Key", "The key is missing. Write where inside a record its key stands, such as id.");
        CheckPath("Records", settings.Records);
        CheckPath("Record", settings.Record);
        for (var i = 0; i < settings.Key.Count; i++) CheckPath($"Key[{i}]", settings.Key[i]);
        if (settings.Key.Count > 1 && settings.KeySeparator.Length == 0) Add("KeySeparator", "Several parts of a key need something between them, or 1 and 23 would be the same as 12 and 3.");
        if (settings.KeySeparator.Contains('\\', StringComparison.Ordinal)) Add("KeySeparator", "The backslash marks what stands in a part itself. Put something else between the parts.");
        CheckPath("Updated.Field", settings.Updated.Field);
        settings.Updated.Time.Validate("Updated.Time", problems);
    }

    void Incremental()
    {
        var incremental = settings.Incremental;
        if (incremental.By == IncrementalKind.None)
        {
            if (Templates.Mention(settings, "since")) Add("Incremental.By", "{since} is used, but reading changes only is switched off. Choose the template.");
            return;
        }

        if (incremental.By == IncrementalKind.Token)
        {
            Token(incremental);
            return;
        }

        if (string.IsNullOrEmpty(settings.Updated.Field)) Add("Updated.Field", "To read changes only, it must be known where inside a record its last change stands.");
        incremental.Time.Validate("Incremental.Time", problems);
        if (incremental.By == IncrementalKind.Template)
        {
            if (!Templates.Mention(settings, "since")) Add("Incremental.By", "{since} stands nowhere. Write it where the moment belongs, in the path, a parameter or the body.");
        }
        else
        {
            Needs("Incremental.Name", incremental.Name, "changes are asked for by");
        }

        if (incremental.By == IncrementalKind.Body)
        {
            NeedsPost("Incremental.By");
            CheckInBody("Incremental.Name", incremental.Name);
        }

        NoSweep();
        if ((settings.Updated.Time.Format == TimeFormat.Number) != (incremental.Time.Format == TimeFormat.Number)) Add("Incremental.Time.Format", "A number that grows and a moment do not go together. Write both as numbers or both as moments.");
    }

    void Token(IncrementalSettings incremental)
    {
        CheckPath("Incremental.Token", incremental.Token);
        NoSweep();
        if (settings.Search.Most is not null) Add("Search.Most", "Searches are sliced by time, and a token tells none.");
        if (incremental.In != ParameterPlace.Body) return;
        NeedsPost("Incremental.In");
        Needs("Incremental.Name", incremental.Name, "the token is said by");
        CheckInBody("Incremental.Name", incremental.Name);
    }

    void NoSweep()
    {
        if (settings.Deletes.By == DeleteKind.Sweep) Add("Deletes.By", "To find what is gone by what is no longer there, every pass reads everything. Do not read changes only then, or choose another way to learn of deletes.");
    }

    void Paging()
    {
        var paging = settings.Paging;
        switch (paging.By)
        {
            case PagingKind.Cursor:
                Needs("Paging.Parameter", paging.Parameter, "the next page is asked for by");
                Needs("Paging.Next", paging.Next, "the cursor stands at in the answer");
                break;
            case PagingKind.NextUrl:
                Needs("Paging.Next", paging.Next, "the address of the next page stands at in the answer");
                break;
            case PagingKind.Page or PagingKind.Offset or PagingKind.LastId:
                Needs("Paging.Parameter", paging.Parameter, "the next page is asked for by");
                break;
            case PagingKind.GraphQl:
                Needs("Paging.PageInfo", paging.PageInfo, "pageInfo stands at in the answer");
                NeedsPost("Paging.By");
                CheckInBody("Paging.Parameter", paging.Parameter);
                break;
        }

        if (paging.In == ParameterPlace.Body && paging.By is PagingKind.Cursor or PagingKind.Page or PagingKind.Offset or PagingKind.LastId)
        {
            NeedsPost("Paging.In");
            CheckInBody("Paging.Parameter", paging.Parameter);
            CheckInBody("Paging.SizeParameter", paging.SizeParameter);
        }

        foreach (var (name, path) in new[] { ("Next", paging.Next), ("PageInfo", paging.PageInfo), ("More", paging.More), ("Last", paging.Last), ("Pages", paging.Pages), ("Total", paging.Total), ("Id", paging.Id) })
            CheckPath($"Paging.{name}", path);
        if (paging.SizeParameter is { Length: > 0 } && paging.Size is null) Add("Paging.Size", "The page size is missing. Write how many records to ask for at once.");
        if (paging.Size is not null && string.IsNullOrEmpty(paging.SizeParameter)) Needs("Paging.SizeParameter", null, "the page size is asked for by");
    }

    void Deletes()
    {
        var deletes = settings.Deletes;
        CheckPath("Deletes.Flag", deletes.Flag);
        CheckPath("Deletes.Records", deletes.Records);
        CheckPath("Deletes.At", deletes.At);
        for (var i = 0; i < deletes.Key.Count; i++) CheckPath($"Deletes.Key[{i}]", deletes.Key[i]);
        deletes.AtTime.Validate("Deletes.AtTime", problems);
        deletes.SinceTime.Validate("Deletes.SinceTime", problems);
        if (deletes.By == DeleteKind.Flag) Needs("Deletes.Flag", deletes.Flag, "a record says that it is deleted by");
        if (deletes.By == DeleteKind.List) Needs("Deletes.Path", deletes.Path, "the list of the deleted is at");
        if (deletes is { By: DeleteKind.List, Paged: true } && (settings.Paging.By == PagingKind.GraphQl || (settings.Paging.By != PagingKind.None && settings.Paging.In == ParameterPlace.Body)))
            Add("Deletes.Paged", "The list of the deleted is asked for by GET, which has no body, and the next page is asked for in the body.");
    }

    void Search()
    {
        if (settings.Search.Most is null) return;
        if (settings.Incremental.By == IncrementalKind.None) Add("Search.Most", "Searches are sliced by the time of the last change, so it must be said how changes are asked for.");
        if (settings.Updated.Time.Format == TimeFormat.Number) Add("Search.Most", "Searches are sliced by time, and the last change of a record is no time here.");
        if (string.IsNullOrEmpty(settings.Search.To) && !Templates.Mention(settings, "to")) Add("Search.To", "Write the parameter that says until when, or put {to} where it belongs.");
        if (settings.Search.In != ParameterPlace.Body) return;
        NeedsPost("Search.In");
        CheckInBody("Search.From", settings.Search.From);
        CheckInBody("Search.To", settings.Search.To);
    }

    void Errors()
    {
        var errors = settings.Errors;
        CheckPath("Errors.Path", errors.Path);
        CheckPath("Errors.Code", errors.Code);
        CheckPath("Errors.Message", errors.Message);
        var hasCodes = errors.Credential.Count + errors.Limit.Count + errors.Retry.Count + errors.Expired.Count > 0;
        if (string.IsNullOrEmpty(errors.Path) && (hasCodes || new[] { errors.Is, errors.Code, errors.Message }.Any(one => !string.IsNullOrEmpty(one))))
            Add("Errors.Path", "Write where something stands in an answer that is an error. Without it no error is noticed.");
        if (hasCodes) Needs("Errors.Code", errors.Code, "the code of an error stands at");
    }

    void LookUp()
    {
        CheckPath("LookUp.Item", settings.LookUp.Item);
        if (string.IsNullOrEmpty(settings.LookUp.Path)) return;
        foreach (var name in Templates.KeyNames(settings.Key.Count).Where(name => !settings.LookUp.Path.Contains($"{{{name}}}", StringComparison.Ordinal)))
            Add("LookUp.Path", $"{{{name}}} does not stand in it. Write where the key belongs, such as v1/contacts/{{{name}}}.");
    }

    void Needs(string setting, string? value, string what)
    {
        if (string.IsNullOrWhiteSpace(value)) Add(setting, $"Write what {what}.");
    }

    void NeedsPost(string setting)
    {
        if (settings.Method != RestMethod.Post) Add(setting, "Only a POST has a body. Choose POST as the method.");
    }

    void CheckPath(string setting, string? path)
    {
        if (!string.IsNullOrEmpty(path) && !FieldPath.IsFit(path)) Add(setting, $"\"{path}\" is not a path. Write names with dots between them, such as data.items.");
    }

    void CheckInBody(string setting, string? path)
    {
        if (string.IsNullOrEmpty(path)) return;
        var body = string.IsNullOrWhiteSpace(settings.Body) ? new JsonObject() : Object(settings.Body);
        if (!FieldPath.IsFit(path)) CheckPath(setting, path);
        else if (body is not null && !BodyPath.Leads(body, path)) Add(setting, $"\"{path}\" leads to no place in the body that something could be put at. Names go into objects, and numbers to places that a list has.");
    }

    void Add(string setting, string text) => problems.Add(setting, text);

    static JsonObject? Object(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
