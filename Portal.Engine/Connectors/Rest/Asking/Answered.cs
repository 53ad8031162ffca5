using Portal.Engine.Connectors.Rest.Reading;

namespace Portal.Engine.Connectors.Rest.Asking;

/// <param name="Answer">What came.</param>
/// <param name="At">When the request for it began.</param>
sealed record Answered(Answer Answer, DateTimeOffset At);
