using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Portal.Tests.Engine.Connecting;

namespace Portal.Tests.Engine.Sources.AddressKeys;

/// <summary>
/// An API that asks for its key in the address, once and exactly, and repeats the address that it was asked by wherever it can: in its
/// links, its headers, its errors, its redirects and its very rows.
/// </summary>
sealed class EchoingApi(string key)
{
    public const string Parameter = "api_key";

    public const int Rows = 60, Page = 20, Largest = 50;

    static readonly DateTimeOffset Start = new(2026, 1, 5, 8, 0, 0, TimeSpan.Zero);

    /// <summary>From which page on it answers with an error.</summary>
    public int BrokenFrom { get; set; } = int.MaxValue;

    /// <summary>How often somebody came without the key, or with it and another.</summary>
    public int TurnedAway { get; private set; }

    public async Task Answer(HttpContext http)
    {
        var asked = http.Request.GetEncodedUrl();
        http.Response.Headers["X-Asked"] = asked;
        http.Response.Headers.ETag = $"\"{key}\"";
        if (http.Request.Query[Parameter] is not [{ } sent] || sent != key)
        {
            TurnedAway++;
            await Say(http, 401, $"No such key in {asked}");
            return;
        }

        switch (http.Request.Path.Value)
        {
            case "/api/v1/contacts" when Number(http, "page", 1) >= BrokenFrom:
                await Say(http, 400, $"Page not ready: {asked}, known to you as {key} and {Uri.EscapeDataString(key)}");
                break;
            case "/api/v1/contacts":
                await http.Response.WriteAsJsonAsync(List(http, asked));
                break;
            case "/api/v1/moved":
                (http.Response.StatusCode, http.Response.Headers.Location) = (302, $"/api/v1/contacts?API_KEY={Uri.EscapeDataString(key)}");
                break;
            default:
                await Say(http, 404, $"Nothing at {asked}");
                break;
        }
    }

    JsonObject List(HttpContext http, string asked)
    {
        var since = DateTimeOffset.TryParse(http.Request.Query["updated_since"], CultureInfo.InvariantCulture, out var at) ? at : DateTimeOffset.MinValue;
        int[] all = [.. Enumerable.Range(1, Rows).Where(row => Start.AddHours(row) >= since)];
        var (page, size) = (Number(http, "page", 1), Math.Clamp(Number(http, "limit", Page), 1, Largest));
        var own = $"{Parameter}={Uri.EscapeDataString(key)}";
        var answer = new JsonObject
        {
            ["asked"] = asked,
            ["items"] = new JsonArray([.. all.Skip((page - 1) * size).Take(size).Select(row => new JsonObject
            {
                ["id"] = $"c-{row.ToString(CultureInfo.InvariantCulture)}",
                // One of them has none, and is set aside with all that stands in it.
                ["name"] = row == 7 ? null : $"Person {row.ToString(CultureInfo.InvariantCulture)}",
                ["email"] = $"person{row.ToString(CultureInfo.InvariantCulture)}@example.com",
                ["country"] = "CH",
                ["link"] = $"{http.Request.Scheme}://{http.Request.Host}/api/v1/contacts/{row.ToString(CultureInfo.InvariantCulture)}?{own}",
                ["updated_at"] = Start.AddHours(row).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            })]),
        };
        if (page * size < all.Length)
        {
            var rest = string.Join('&', http.Request.Query.Where(one => one.Key is not ("page" or Parameter)).Select(one => $"{one.Key}={Uri.EscapeDataString($"{one.Value}")}"));
            var next = string.Create(CultureInfo.InvariantCulture, $"{http.Request.Scheme}://{http.Request.Host}/api/v1/contacts?{own}&page={page + 1}{(rest.Length > 0 ? "&" : "")}{rest}");
            answer["next"] = next;
            http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        }

        return answer;
    }

    static int Number(HttpContext http, string name, int usual) => ProbeHouse.Number(http, name, usual);

    static Task Say(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new JsonObject { ["error"] = text });
    }
}
