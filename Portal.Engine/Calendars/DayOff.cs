namespace Portal.Engine.Calendars;

/// <summary>A day on which nobody works, and why.</summary>
public sealed record DayOff(DateOnly Day, string Name);
