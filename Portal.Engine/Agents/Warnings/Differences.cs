using System.Globalization;
using Portal.Engine.Agents.Use;

namespace Portal.Engine.Agents.Warnings;

/// <summary>
/// Compares an hour of an agent with its own last two weeks. A new agent is left alone for a while: all it does is new.
/// </summary>
static class Differences
{
    public const int Back = 14 * Hour.Day;

    /// <summary>How long an agent is new.</summary>
    const int New = 2 * Hour.Day;

    /// <summary>Which hours of the day it keeps is not known before it has been at work for a week, on most days.</summary>
    const int Week = 7 * Hour.Day, DaysAtWork = 5;

    /// <summary>Less than this is never too much, however little it was before.</summary>
    const int FewRecords = 500, FewRequests = 200, FewRefusals = 20;

    const int Times = 3, ManyAddresses = 10, NamesShown = 5;

    const double MuchRefused = 0.2, UsuallyRefused = 0.05;

    /// <param name="hours">All of one agent's.</param>
    /// <param name="hour">The one to judge.</param>
    public static IReadOnlyList<Difference> In(IReadOnlyList<AgentHour> hours, long hour)
    {
        var now = hours.Where(h => h.Hour == hour).ToArray();
        var before = hours.Where(h => h.Hour < hour && h.Hour >= hour - Back).ToArray();
        if (now.Length == 0 || before.Length == 0 || hour - before.Min(h => h.Hour) < New) return [];
        return [.. Records(now, before, hour), .. Requests(now, before, hour), .. Entities(now, before), .. Fields(now, before), .. Addresses(now, before), .. HourOfDay(before, hour), .. Refusals(now, before, hour)];
    }

    static IEnumerable<Difference> Records(AgentHour[] now, AgentHour[] before, long hour)
    {
        var found = from one in now
                    let most = before.Where(h => h.Entity == one.Entity).Max(h => (long?)h.Records) ?? 0
                    where one.Records > Math.Max(FewRecords, Times * most)
                    orderby one.Records descending
                    select Text($"{one.Records:N0} {(one.Entity.Length == 0 ? "records" : $"of {one.Entity}")} {Between(hour)}; it never read more than {most:N0} in an hour");
        return One(WarningCause.Records, "It read", found);
    }

    static IEnumerable<Difference> Requests(AgentHour[] now, AgentHour[] before, long hour)
    {
        var (asked, most) = (now.Sum(h => h.Requests), before.GroupBy(h => h.Hour).Max(hours => hours.Sum(h => h.Requests)));
        if (asked > Math.Max(FewRequests, Times * most)) yield return new(WarningCause.Requests, Text($"It asked {asked:N0} times {Between(hour)}; it never asked more than {most:N0} times in an hour."));
    }

    static IEnumerable<Difference> Entities(AgentHour[] now, AgentHour[] before)
    {
        var names = now.Select(h => h.Entity).Where(name => name.Length > 0 && before.All(h => h.Entity != name)).Order(StringComparer.Ordinal).ToArray();
        if (names.Length > 0) yield return new(WarningCause.NewEntity, $"It read {Names(names)}, for the first time in two weeks.");
    }

    static IEnumerable<Difference> Fields(AgentHour[] now, AgentHour[] before)
    {
        var found = from one in now.OrderBy(h => h.Entity, StringComparer.Ordinal)
                    let known = before.Where(h => h.Entity == one.Entity).SelectMany(h => h.Fields).ToHashSet(StringComparer.Ordinal)
                    let names = one.Fields.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal).ToArray()
                    // Of an entity that is new all fields are; that is said once.
                    where names.Length > 0 && before.Any(h => h.Entity == one.Entity)
                    select $"{Names(names)} of {one.Entity}, for the first time in two weeks";
        return One(WarningCause.NewFields, "It read", found);
    }

    static IEnumerable<Difference> Addresses(AgentHour[] now, AgentHour[] before)
    {
        var known = before.SelectMany(h => h.Addresses).ToHashSet(StringComparer.Ordinal);
        var names = now.SelectMany(h => h.Addresses).Where(name => !known.Contains(name)).Distinct().Order(StringComparer.Ordinal).ToArray();
        // Who comes from ever other places is used to it.
        if (names.Length > 0 && known.Count is > 0 and < ManyAddresses) yield return new(WarningCause.NewAddress, $"It came from {Names(names)}, from where it did not come in the last two weeks.");
    }

    static IEnumerable<Difference> HourOfDay(AgentHour[] before, long hour)
    {
        if (hour - before.Min(h => h.Hour) < Week || before.Select(h => h.Hour / Hour.Day).Distinct().Count() < DaysAtWork) yield break;
        // An hour to either side is the clocks being changed, or a job that took longer.
        var near = Enumerable.Range(-1, 3).Select(by => Hour.OfDay(hour + by)).ToArray();
        if (before.All(h => !near.Contains(Hour.OfDay(h.Hour)))) yield return new(WarningCause.UnusualHour, $"It was at work {Between(hour)}, at a time of day when it never was in the last two weeks.");
    }

    static IEnumerable<Difference> Refusals(AgentHour[] now, AgentHour[] before, long hour)
    {
        var (bad, share, usual) = (now.Sum(h => h.Refused + h.Failed), Share(now), Share(before));
        if (bad >= FewRefusals && share >= MuchRefused && usual < UsuallyRefused)
            yield return new(WarningCause.Refusals, Text($"{share:P0} of what it asked {Between(hour)} was refused or failed; in the two weeks before it was {usual:P0}."));
    }

    static double Share(AgentHour[] hours) => (double)hours.Sum(h => h.Refused + h.Failed) / Math.Max(1, hours.Sum(h => h.Requests));

    static IEnumerable<Difference> One(WarningCause cause, string beginning, IEnumerable<string> found) =>
        found.Take(NamesShown).ToArray() is { Length: > 0 } parts ? [new(cause, $"{beginning} {string.Join(", and ", parts)}.")] : [];

    static string Names(string[] names) => names.Length <= NamesShown
        ? string.Join(", ", names)
        : Text($"{string.Join(", ", names.Take(NamesShown))} and {names.Length - NamesShown} more");

    static string Between(long hour) => Text($"between {Hour.Start(hour):HH:mm} and {Hour.Start(hour + 1):HH:mm} UTC");

    static string Text(FormattableString text) => text.ToString(Words);

    /// <summary>The invariant culture, but for a percentage as people write it.</summary>
    static CultureInfo Words { get; } = Percent();

    static CultureInfo Percent()
    {
        var words = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        words.NumberFormat.PercentPositivePattern = 1;
        return CultureInfo.ReadOnly(words);
    }
}
