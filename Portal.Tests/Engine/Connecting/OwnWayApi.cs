using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Portal.Engine.Connectors.Rest.Settings;

namespace Portal.Tests.Engine.Connecting;

/// <summary>An API whose words for pages and changes nobody can guess, and which refuses all others.</summary>
static class OwnWayApi
{
    public const int Rows = 230, Page = 100;

    static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>As its documentation has it.</summary>
    public static RestSettings Settings { get; } = new()
    {
        Path = "kunden", Records = "kunden", Key = ["nummer"], Updated = new() { Field = "stand" },
        Paging = new() { By = PagingKind.Cursor, Parameter = "blatt", Next = "weiter.blatt" },
        Incremental = new() { By = IncrementalKind.Parameter, Name = "stand_ab" },
    };

    public static Task Answer(HttpContext http)
    {
        if (http.Request.Path.Value!.Trim('/').Split('/')[^1] != "kunden" || http.Request.Query.Keys.Any(key => key is not ("blatt" or "stand_ab")))
        {
            http.Response.StatusCode = http.Request.Query.Count > 0 ? 400 : 404;
            return http.Response.WriteAsync("""{"fehler":"unbekannt"}""");
        }

        var since = DateTimeOffset.TryParse(http.Request.Query["stand_ab"], CultureInfo.InvariantCulture, out var at) ? at : Start;
        var first = int.TryParse(http.Request.Query["blatt"].ToString().Replace("b", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var told) ? told : 0;
        var rows = Enumerable.Range(0, Rows).Where(n => Start.AddHours(n) >= since).ToArray();
        return http.Response.WriteAsync(JsonSerializer.Serialize(new
        {
            kunden = rows.Skip(first).Take(Page).Select(n => new { nummer = n, first_name = "Kim", last_name = $"Berg {n}", email = $"kim.{n}@example.com", stand = Start.AddHours(n) }),
            weiter = new { blatt = rows.Length > first + Page ? $"b{first + Page}" : null },
        }));
    }
}
