namespace Portal.Engine.Calendars;

/// <summary>A day on which people work though it is a weekend or a holiday.</summary>
public sealed record ExtraDay(DateOnly Day, IReadOnlyList<WorkSpan> Hours);
