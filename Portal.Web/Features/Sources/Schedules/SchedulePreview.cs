using Portal.Engine.Freshness.Ahead;
using Portal.Engine.Scheduling.Costs;

namespace Portal.Web.Features.Sources.Schedules;

/// <summary>What would come of a schedule.</summary>
/// <param name="Sentence">It, as people would say it.</param>
/// <param name="Next">When it would run next.</param>
/// <param name="Longest">The longest between two runs of the days to come; null if it does not run by itself.</param>
/// <param name="Zone">Whose clock it goes by; null if by none.</param>
/// <param name="Cost">What all feeds of the source then ask of it.</param>
/// <param name="Shortfall">When what is promised of the stream would be broken; null if never.</param>
/// <param name="IsShifted">Its times are shifted by a number that the feed does not have yet.</param>
public sealed record SchedulePreview(string Sentence, IReadOnlyList<DateTimeOffset> Next, TimeSpan? Longest, TimeZoneInfo? Zone, RequestCost? Cost, Shortfall? Shortfall, bool IsShifted = false);
