using System.Net;
using Portal.Engine.Resilience;

namespace Portal.Engine.Sync.Runs;

/// <summary>How a run ended.</summary>
/// <param name="State">In a word.</param>
/// <param name="Message">In a sentence or two, for a person.</param>
/// <param name="Who">Who must act, if somebody must.</param>
/// <param name="NotBefore">Before this moment it is of no use to try again.</param>
public sealed record RunEnd(RunState State, string Message, Who? Who = null, DateTimeOffset? NotBefore = null)
{
    /// <summary>What the source answered last, where it said no.</summary>
    public HttpStatusCode? Status { get; init; }

    public static RunEnd Of(Refusal refusal) => refusal switch
    {
        Failure failure => new(RunState.Failed, failure.Message, failure.Who, failure.Until) { Status = failure.Status },
        Store.Overtaken => new(RunState.Overtaken, refusal.Message),
        _ => new(RunState.Failed, refusal.Message, Resilience.Who.Owner),
    };
}
