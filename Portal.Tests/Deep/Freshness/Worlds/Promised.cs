using Portal.Engine.Calendars;
using Portal.Engine.Freshness;

namespace Portal.Tests.Deep.Freshness.Worlds;

/// <summary>What is promised, as the product takes it, and the calendar in it as a person wrote it down.</summary>
/// <param name="Promise">The product's calendar is in it.</param>
/// <param name="Week">Null where there is no calendar.</param>
sealed record Promised(Promise Promise, WorkWeek? Week)
{
    public override string ToString() =>
        $"tolerance={Promise.Tolerance} within={Promise.Within} grace={Promise.Grace} ageIsWorkingTime={Promise.AgeIsWorkingTime} calendar={(Week is null ? "always" : Written(Week))}";

    static string Written(WorkWeek week) =>
        $"{week.Zone.Id} [{string.Join("; ", week.Hours.OrderBy(day => day.Key).Select(day => $"{day.Key} {Written(day.Value)}"))}]"
        + $" off [{string.Join(", ", week.DaysOff.Order().Select(day => $"{day:yyyy-MM-dd}"))}]"
        + $" extra [{string.Join("; ", week.ExtraDays.OrderBy(day => day.Key).Select(day => $"{day.Key:yyyy-MM-dd} {Written(day.Value)}"))}]";

    static string Written(IReadOnlyList<WorkSpan> hours) => string.Join(" ", hours.Select(span => $"{span.From:d\\.hh\\:mm}-{span.To:d\\.hh\\:mm}"));
}
