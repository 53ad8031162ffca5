using System.Globalization;
using Microsoft.Net.Http.Headers;
using Portal.Engine.Agents.Use;
using Portal.Engine.Freshness;
using Portal.Engine.Workflows.Asking;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api;

/// <summary>Whether a workflow may run. The answer is 200 whatever the gate says: that it says pause is no error.</summary>
sealed class GateEndpoint(SeenWorkflows seen, GateDesk desk, GateWait waiting, AgentTurns turns, ApiQuestion question)
{
    const string Kind = "gate";

    public async Task<IResult> Ask(HttpContext http, string name, string? wait)
    {
        var pass = http.Question()!.Pass;
        if (!IsFit(wait, out var seconds)) return await question.Refuse(http, Kind, new WaitUnfit(GateWait.LongestSeconds));
        if (!(await seen.Look(pass, name, http.RequestAborted)).Succeeded(out var workflow, out var refusal)) return await question.Refuse(http, Kind, refusal);
        var known = http.Request.GetTypedHeaders().IfNoneMatch;
        var answer = await desk.Ask(workflow, http.RequestAborted);
        if (seconds > 0)
        {
            // Who says nothing of what it knows waits for something else than now.
            var from = known.Count > 0 ? known : [GateTag.Of(answer)];
            if (GateTag.Of(answer).IsAmong(from))
            {
                if (!turns.Take(pass, LongQuestion.Gate).Succeeded(out var turn, out refusal)) return await question.Refuse(http, Kind, refusal);
                using var _ = turn;
                var waited = await waiting.For(pass, name, now => GateTag.Of(now).IsAmong(from), TimeSpan.FromSeconds(seconds), http.RequestAborted);
                if (!waited.Succeeded(out answer, out refusal)) return await question.Refuse(http, Kind, refusal);
            }
        }

        await question.Account(http, Kind, read => Of(read, answer));
        var tag = GateTag.Of(answer);
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers[HeaderNames.CacheControl] = "private, no-cache";
        return tag.IsAmong(known) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Json(answer, GateAnswer.Json);
    }

    static AgentRead Of(AgentRead read, GateAnswer answer)
    {
        var age = answer.Lacks.Max(lack => lack.AgeSeconds);
        return read with
        {
            Worst = (byte)(answer.Lacks.Count == 0 ? Verdict.Fresh : answer.Lacks.Max(lack => lack.Verdict)),
            OldestAge = age is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
    }

    static bool IsFit(string? wait, out int seconds)
    {
        seconds = 0;
        return wait is null || int.TryParse(wait, NumberStyles.None, CultureInfo.InvariantCulture, out seconds) && seconds <= GateWait.LongestSeconds;
    }
}
