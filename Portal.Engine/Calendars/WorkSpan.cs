namespace Portal.Engine.Calendars;

/// <summary>Hours of a working day, by the clock on the wall; the end is not in them. A whole day is from 0 to 24 hours.</summary>
public sealed record WorkSpan(TimeSpan From, TimeSpan To);
