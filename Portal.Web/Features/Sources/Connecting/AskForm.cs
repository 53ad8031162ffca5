using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Sources;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Where a list is and how it is asked for, as it is typed in.</summary>
public sealed partial class AskForm
{
    readonly ValidationMessageStore _problems;

    public AskForm()
    {
        Context = new EditContext(this);
        _problems = new ValidationMessageStore(Context);
    }

    public EditContext Context { get; }

    public string? Path { get; set; } = "";

    public RestMethod Method { get; set; }

    public string? Body { get; set; } = "";

    public static AskForm Of(RestSettings settings) => new() { Path = settings.Path, Method = settings.Method, Body = settings.Body };

    /// <summary>What a list that is asked for so may be called: "v1/crm_contacts?limit=10" is "Crm contacts", and a query names what it selects from.</summary>
    public static string Name(string path)
    {
        var named = From().Match(path) is { Success: true } query ? query.Groups["list"].Value : path.Split('?')[0].Trim('/').Split('/')[^1];
        var last = named.Replace('_', ' ').Replace('-', ' ');
        var name = last.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? last[..^".json".Length] : last;
        return name.Length == 0 ? "Records" : char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <param name="source">Of which source.</param>
    /// <param name="now">As it is asked for until now. Of another list all is to be found anew.</param>
    /// <returns>Null if there is nothing to ask, or nothing that may be kept so; that is marked then.</returns>
    public RestSettings? Read(Source source, RestSettings now)
    {
        var path = Plain(Path ?? "", source.Address);
        if (!Mark(path.Length == 0 ? "Write where the list is, such as v1/contacts, or choose one." : TypedKey.Problem(path, source.Auth))) return null;
        var body = Method != RestMethod.Post ? null : string.IsNullOrWhiteSpace(Body) ? "{}" : Body;
        return (path, Method, body) == (now.Path, now.Method, now.Body) ? now : new RestSettings { Path = path, Method = Method, Body = body, Parameters = WholeReading.WithoutDeletes(now).Parameters, Headers = now.Headers };
    }

    /// <param name="source">Of which source.</param>
    /// <returns>The path to test by, which is empty where none is typed or a test, which is a GET, would ask for something else; null if it may not be asked for, which is marked then.</returns>
    public string? ToTest(Source source)
    {
        var path = Method == RestMethod.Get ? Plain(Path ?? "", source.Address) : "";
        return Mark(TypedKey.Problem(path, source.Auth)) ? path : null;
    }

    /// <summary>Whoever copies the whole address means what follows the part that is known.</summary>
    public static string Plain(string path, Uri address)
    {
        path = path.Trim();
        if (path.StartsWith($"{address}", StringComparison.OrdinalIgnoreCase)) path = path[$"{address}".Length..];
        return Escaped(path.TrimStart('/'));
    }

    /// <returns>Whether there is nothing to mark.</returns>
    bool Mark(string? problem)
    {
        _problems.Clear();
        if (problem is not null) _problems.Add(new FieldIdentifier(this, nameof(Path)), problem);
        Context.NotifyValidationStateChanged();
        return problem is null;
    }

    /// <summary>Blanks are typed as blanks, as in a query, and stand otherwise in an address.</summary>
    static string Escaped(string path)
    {
        var at = path.IndexOf('?', StringComparison.Ordinal);
        return at < 0 ? path.Replace(" ", "%20", StringComparison.Ordinal) : path[..at].Replace(" ", "%20", StringComparison.Ordinal) + path[at..].Replace(' ', '+');
    }

    [GeneratedRegex(@"=SELECT\b.*\bFROM(\s|\+|%20)+(?<list>\w+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex From();
}
