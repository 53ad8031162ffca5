using System.Net;

namespace Portal.Engine.Resilience;

/// <summary>Why a call came to nothing, and who must act.</summary>
/// <param name="Who">Who must act.</param>
/// <param name="Text">What is wrong and what to do, for a person.</param>
/// <param name="Until">Before this moment it is of no use to try again.</param>
/// <param name="Status">What the source answered, if it did.</param>
public sealed record Failure(Who Who, string Text, DateTimeOffset? Until = null, HttpStatusCode? Status = null) : Refusal
{
    public override string Message => Text;
}
