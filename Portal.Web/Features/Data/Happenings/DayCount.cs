namespace Portal.Web.Features.Data.Happenings;

/// <summary>How many happened on a day.</summary>
public readonly record struct DayCount(DateOnly Day, long Count);
