using System.Net;
using Portal.Engine.Deliveries.Rows;

namespace Portal.Engine.Deliveries.Sending;

/// <summary>What came of one try.</summary>
/// <param name="Verdict">What it says of those to come.</param>
/// <param name="At">When it began.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Status">What the receiver answered, if it did.</param>
/// <param name="Failure">What is wrong and what to do, if it was not taken.</param>
/// <param name="Answer">How the answer begins, without the secrets in it.</param>
/// <param name="NotBefore">Until when the receiver asks to be left alone.</param>
public sealed record Sent(Verdict Verdict, DateTimeOffset At, TimeSpan Took, HttpStatusCode? Status = null, string? Failure = null, string? Answer = null, DateTimeOffset? NotBefore = null)
{
    internal DeliveryAttempt Attempt(string message) => new()
    {
        Message = message,
        At = At,
        Milliseconds = (int)Took.TotalMilliseconds,
        Status = (int?)Status,
        Failure = Failure,
        Answer = Answer,
    };
}
