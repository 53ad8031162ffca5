using System.Globalization;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Faults;
using Portal.Web.SampleCompany.World;

namespace Portal.Web.SampleCompany.Api;

/// <summary>What a person plays with: a page that says what there is, and the switches.</summary>
sealed class SwitchBoard(Company company, Switches switches)
{
    public void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/", (RequestDelegate)Index);
        app.MapGet("/switches", (RequestDelegate)(http => State().Send(http, null)));
        app.MapPost("/switches/{name}", (RequestDelegate)(http => Turn(http.Request).Send(http, null)));
    }

    Answer Turn(HttpRequest request)
    {
        var (name, query) = ((string)request.RouteValues["name"]!, request.Query);
        if (!Switches.Known.ContainsKey(name)) return Answer.Problem(404, $"There is no switch \"{name}\". The switches are {string.Join(", ", Switches.Known.Keys)}.");
        if (Number("after") is not { } after || Number("times") is not { } times) return Answer.Problem(400, "after and times are whole numbers.");
        if (Switches.Problem(name, query["value"]) is { } problem) return Answer.Problem(400, problem);
        if (query["on"] is not ([] or ["true" or "false"])) return Answer.Problem(400, "on is true or false.");
        if (query["on"] == "false") switches.Clear(name);
        else switches.Set(name, query["value"], after, times == 0 ? null : times);
        return State();

        int? Number(string what)
        {
            if (query[what] is not [{ Length: > 0 } text]) return 0;
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
    }

    Answer State()
    {
        var on = switches.On;
        return Answer.Of(new JsonObject(Switches.Known.Select(known => KeyValuePair.Create(known.Key, (JsonNode?)new JsonObject
        {
            ["on"] = on.ContainsKey(known.Key),
            ["value"] = on.GetValueOrDefault(known.Key)?.Value,
            ["about"] = known.Value.About,
        }))));
    }

    Task Index(HttpContext http)
    {
        var root = $"{http.Request.Scheme}://{http.Request.Host}";
        var view = new View(company.Now);
        string[] lines =
        [
            "The sample company: a first source to connect, which keeps changing.",
            "",
            "Records",
            .. company.Kinds.Select(kind => $"  {kind.Name,-10} {kind.Table.Rows(view).Count(row => row.DeletedAt is null),8:N0}   changed at \"{kind.Updated}\"; deleted: {kind.Deletes.ToString().ToLowerInvariant()}"),
            "",
            "Pages, in one of these ways",
            .. SampleApi.Habits.Select(habit => $"  {habit.Method,-4} {root}{habit.Example}  ".PadRight(52) + habit.About),
            "",
            "  with any list: updated_since, include_deleted=true, order=updated, fields=id,email",
            $"  one record: {root}/page/companies/cmp_1",
            $"  what was deleted: {root}/page/companies/deleted?since=2026-01-01",
            "",
            $"Switches (GET {root}/switches; POST {root}/switches/NAME?value=…&after=…&times=…, or ?on=false)",
            .. Switches.Known.Select(known => $"  {known.Key,-13} {known.Value.About}{(known.Value.Usual.Length > 0 ? $" (usual: {known.Value.Usual})" : "")}"),
            "",
        ];
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(string.Join('\n', lines), http.RequestAborted);
    }
}
