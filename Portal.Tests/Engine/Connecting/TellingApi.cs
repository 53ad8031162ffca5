using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Portal.Tests.Engine.Connecting;

/// <summary>A system that tells which lists it has, and pages and filters all of them alike.</summary>
static class TellingApi
{
    public const int Rows = 60, Page = 20, Largest = 50;

    public static readonly string[] Lists = ["contacts", "deals", "tickets"];

    static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    public static Task Answer(HttpContext http)
    {
        var name = http.Request.Path.Value!.Split('/')[^1];
        if (name == "openapi.json") return http.Response.WriteAsJsonAsync(Description());
        if (Lists.Contains(name)) return http.Response.WriteAsJsonAsync(List(http, name));
        http.Response.StatusCode = 404;
        return Task.CompletedTask;
    }

    static JsonObject Description() => new()
    {
        ["openapi"] = "3.0.0",
        ["servers"] = new JsonArray(new JsonObject { ["url"] = "/api" }),
        ["paths"] = new JsonObject(Lists.Select(list => KeyValuePair.Create($"/{list}", (JsonNode?)new JsonObject { ["get"] = new JsonObject { ["summary"] = char.ToUpperInvariant(list[0]) + list[1..] } }))),
    };

    static JsonObject List(HttpContext http, string name)
    {
        var since = DateTimeOffset.TryParse(http.Request.Query["updated_since"], CultureInfo.InvariantCulture, out var at) ? at : DateTimeOffset.MinValue;
        var all = Enumerable.Range(1, Rows).Where(row => ChangedAt(row) >= since).ToArray();
        var (from, size) = (ProbeHouse.Number(http, "cursor", 0), Math.Clamp(ProbeHouse.Number(http, "limit", Page), 1, Largest));
        var answer = new JsonObject { ["items"] = new JsonArray([.. all.Skip(from).Take(size).Select(row => Row(name, row))]) };
        if (from + size < all.Length) answer["next_cursor"] = Number(from + size);
        return answer;
    }

    static JsonObject Row(string list, int row)
    {
        var record = new JsonObject { ["id"] = $"{list[0]}-{Number(row)}" };
        (string Name, JsonNode Value)[] fields = list switch
        {
            "contacts" => [("name", $"Person {Number(row)}"), ("email", $"person{Number(row)}@example.com"), ("phone", $"+41 44 000 00 {row:00}"), ("city", "Bern"), ("country", "CH")],
            "deals" => [("title", $"Order {Number(row)}"), ("stage", row % 2 == 0 ? "open" : "won"), ("amount", 100.5m + row), ("currency", "EUR"), ("probability", 50), ("close_date", "2026-09-01")],
            _ => [("number", $"T-{Number(row)}"), ("subject", $"Question {Number(row)}"), ("status", row % 2 == 0 ? "open" : "solved"), ("priority", "high"), ("opened_at", Text(Start))],
        };
        foreach (var (name, value) in fields) record[name] = value;
        record["updated_at"] = Text(ChangedAt(row));
        return record;
    }

    static DateTimeOffset ChangedAt(int row) => Start.AddHours(row);

    static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
