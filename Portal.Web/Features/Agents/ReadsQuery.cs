using Portal.Engine.Agents.Use;
using Portal.Engine.Freshness;
using Portal.Web.Ui;

namespace Portal.Web.Features.Agents;

/// <summary>Which questions of an agent are shown, as the address has it, for the page and its export alike.</summary>
public sealed record ReadsQuery(string? Answer)
{
    /// <summary>The read that the page begins after.</summary>
    public string? After { get; init; }

    /// <summary>The read that the page ends before, if it does not begin after one.</summary>
    public string? Before { get; init; }

    public AgentAnswer? Wanted => QueryText.Word<AgentAnswer>(Answer);

    public static ReadsQuery Of(IQueryCollection query) => new((string?)query["answer"]);

    public static string Say(AgentAnswer answer) => answer switch
    {
        AgentAnswer.Refused => "Refused",
        AgentAnswer.Failed => "Failed",
        _ => "Answered",
    };

    /// <returns>How stale what it was told was; null if it was told nothing.</returns>
    public static Verdict? Worst(AgentReadRow read) => read is { Answer: AgentAnswer.Answered } and not { OldestAgeSeconds: null, Worst: (byte)Verdict.Fresh, Records: 0 } ? (Verdict)read.Worst : null;
}
