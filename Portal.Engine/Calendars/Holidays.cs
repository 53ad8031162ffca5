namespace Portal.Engine.Calendars;

/// <summary>Public holidays by rule: those that hold in the whole of a country, from the years in which they do.</summary>
public static class Holidays
{
    /// <summary>What can be chosen: the code of each country and its name, by name.</summary>
    public static IReadOnlyList<(string Code, string Name)> Countries { get; } = [.. HolidayTable.Countries.Select(country => (country.Key, country.Value.Name)).OrderBy(country => country.Name, StringComparer.Ordinal)];

    public static bool Knows(string country) => HolidayTable.Countries.ContainsKey(country);

    /// <returns>The holidays of a year in order; none of a country that nobody knows.</returns>
    public static IReadOnlyList<DayOff> Of(string country, int year)
    {
        if (!HolidayTable.Countries.TryGetValue(country, out var known)) return [];
        // What stands in for a New Year's Day on a Saturday is the last day of the year before.
        return [.. known.Rules.SelectMany(rule => rule.Of(year).Concat(rule.Of(year + 1))).Where(day => day.Day.Year == year).DistinctBy(day => day.Day).OrderBy(day => day.Day)];
    }
}
