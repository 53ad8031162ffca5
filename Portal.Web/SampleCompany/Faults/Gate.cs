using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Portal.Web.SampleCompany.Api;

namespace Portal.Web.SampleCompany.Faults;

/// <summary>What is refused before anybody looks for records.</summary>
sealed class Gate(TimeProvider clock)
{
    /// <summary>The one credential; it opens nothing but a switch of the sample company.</summary>
    public const string Token = "sample-token", User = "sample", Header = "X-Api-Key";

    readonly RateLimit _rate = new(clock);

    /// <returns>The refusal; null when the request may go on.</returns>
    public Answer? Refusal(HttpRequest request, IReadOnlyDictionary<string, Switch> on)
    {
        if (on.ContainsKey("revoked")) return Unauthorised("The token was revoked.");
        if (on.TryGetValue("auth", out var auth) && !Opens(auth.Value, request)) return Unauthorised("Credentials are missing or wrong.");
        if (on.TryGetValue("limit", out var limit)) return TooMany(TimeSpan.FromSeconds(limit.Number), limit.AsDate);
        if (on.TryGetValue("rate", out var rate) && _rate.Refuses(rate.Number) is { } wait) return TooMany(wait, rate.AsDate);
        if (on.TryGetValue("failing", out var failing)) return Answer.Problem(failing.Number, "The server failed, as it was told to.");
        return on.TryGetValue("flaky", out var flaky) && (flaky.Asked + 1) % Math.Max(1, flaky.Number) == 0 ? Answer.Problem(500, "The server failed this once.") : null;
    }

    /// <summary>What takes the place of a good answer.</summary>
    public static Answer? Substitute(IReadOnlyDictionary<string, Switch> on)
    {
        if (on.ContainsKey("html")) return new Answer(200, "<!doctype html><title>Maintenance</title><p>We will be back soon."u8.ToArray(), "text/html; charset=utf-8");
        if (on.ContainsKey("wrong-shape")) return Answer.Of(new JsonObject { ["result"] = new JsonObject { ["rows"] = "none of your business" } });
        return on.ContainsKey("error-inside")
            ? Answer.Of(new JsonObject { ["ok"] = false, ["error"] = new JsonObject { ["code"] = "internal_error", ["message"] = "Something went wrong, in a 200." } })
            : null;
    }

    static bool Opens(string way, HttpRequest request) => way switch
    {
        "header" => request.Headers[Header] == Token,
        "basic" => request.Headers.Authorization == $"Basic {Convert.ToBase64String(Encoding.ASCII.GetBytes($"{User}:{Token}"))}",
        _ => request.Headers.Authorization == $"Bearer {Token}",
    };

    static Answer Unauthorised(string why) => Answer.Problem(401, why).With("WWW-Authenticate", "Bearer realm=\"sample company\"");

    Answer TooMany(TimeSpan wait, bool asDate)
    {
        var seconds = Math.Ceiling(wait.TotalSeconds);
        var answer = Answer.Problem(429, "Too many requests.");
        if (!asDate) return answer.With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));
        var now = clock.GetUtcNow();
        // A date says something only beside that of whoever wrote it, and both are by the company's clock.
        return answer.With("Date", now.ToString("R", CultureInfo.InvariantCulture)).With("Retry-After", now.AddSeconds(seconds).ToString("R", CultureInfo.InvariantCulture));
    }
}
