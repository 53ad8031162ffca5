using Portal.Engine;
using Portal.Engine.Agents.Use;
using Portal.Web.Platform.Agents;

namespace Portal.Web.Features.Api;

/// <summary>Accounts for a question of an agent, whatever comes of it.</summary>
sealed class ApiQuestion(AgentUse use, TimeProvider clock)
{
    static readonly object Accounted = new();

    /// <param name="http">Who asks.</param>
    /// <param name="kind">The kind of question, in a word.</param>
    /// <param name="more">What else is noted of it.</param>
    public async Task Account(HttpContext http, string kind, Func<AgentRead, AgentRead>? more = null)
    {
        var read = http.Question()!.Read(kind, clock);
        await use.Account(more?.Invoke(read) ?? read, http.RequestAborted);
        http.Items[Accounted] = true;
    }

    /// <summary>Accounts for a question that nobody came to account for, also where whoever asked has gone.</summary>
    public async Task AccountForFailed(HttpContext http, string kind)
    {
        if (http.Items.ContainsKey(Accounted)) return;
        await use.Account(http.Question()!.Read(kind, clock) with { Answer = AgentAnswer.Failed }, CancellationToken.None);
    }

    public async Task<IResult> Refuse(HttpContext http, string kind, Refusal refusal)
    {
        await Account(http, kind, read => read with { Answer = AgentAnswer.Refused });
        return ApiProblems.Of(http, refusal);
    }
}
