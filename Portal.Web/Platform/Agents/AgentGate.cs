using System.Globalization;
using Microsoft.Net.Http.Headers;
using Portal.Engine;
using Portal.Engine.Agents.Limits;
using Portal.Engine.Agents.Use;

namespace Portal.Web.Platform.Agents;

/// <summary>
/// Keeps agents to their limits and tells them where they stand, in the headers of the IETF's draft (RateLimit and
/// RateLimit-Policy). What it turns away is accounted for too.
/// </summary>
sealed class AgentGate(RequestDelegate next, AgentLimiter limiter, AgentUse use, TimeProvider clock)
{
    const string Requests = "\"requests\"", Records = "\"records\"";

    static readonly double Day = TimeSpan.FromDays(1).TotalSeconds;

    public Task Invoke(HttpContext http) => http.Question() is { } question ? Let(http, question) : next(http);

    async Task Let(HttpContext http, AgentQuestion question)
    {
        var (allowance, left) = (limiter.Take(question.Pass), limiter.RecordsLeft(question.Pass));
        var tomorrow = limiter.UntilTomorrow();
        var headers = http.Response.Headers;
        headers["RateLimit-Policy"] = Text($"{Requests};q={allowance.Limit};w=60") + (left is null ? "" : Text($", {Records};q={question.Pass.RecordsPerDay};w={Day}"));
        headers["RateLimit"] = Text($"{Requests};r={allowance.Left};t={Seconds(allowance.UntilFull)}") + (left is null ? "" : Text($", {Records};r={left};t={Seconds(tomorrow)}"));

        if (!allowance.IsAllowed) await Refuse(http, question, new TooManyRequests(allowance.Limit, allowance.RetryAfter), allowance.RetryAfter);
        else if (left == 0 && http.GetEndpoint()?.Metadata.GetMetadata<ReadsNoRecords>() is null) await Refuse(http, question, new TooManyRecords(question.Pass.RecordsPerDay!.Value, tomorrow), tomorrow);
        else await next(http);
    }

    async Task Refuse(HttpContext http, AgentQuestion question, Refusal refusal, TimeSpan wait)
    {
        http.Response.Headers[HeaderNames.RetryAfter] = Text($"{Seconds(wait)}");
        await use.Account(question.Read("limit", clock) with { Answer = AgentAnswer.Refused }, http.RequestAborted);
        await AgentProblems.Write(http, refusal);
    }

    /// <summary>Whoever waits so long has waited long enough.</summary>
    static long Seconds(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
