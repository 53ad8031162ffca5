namespace Portal.Web.Ui.Times;

/// <summary>
/// The time zones that can be chosen. Their names stand in one short file of the system's zones; to ask the runtime for all zones has each of
/// them read, for which whoever opens the first form with a zone in it would wait half a second.
/// </summary>
public static class ZoneNames
{
    static readonly Lazy<IReadOnlyList<string>> _all = new(() => In(Environment.GetEnvironmentVariable("TZDIR") ?? "/usr/share/zoneinfo"));

    /// <summary>In their order; none where this system has none by these names.</summary>
    public static IReadOnlyList<string> All => _all.Value;

    /// <param name="folder">Where a system has its zones.</param>
    internal static IReadOnlyList<string> In(string folder)
    {
        var table = Path.Combine(folder, "zone.tab");
        var names = File.Exists(table) ? File.ReadLines(table).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Where(parts => parts.Length > 2).Select(parts => parts[2]) : OfTheRuntime;
        return [.. names.Where(name => name.Contains('/', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    internal static IEnumerable<string> OfTheRuntime => TimeZoneInfo.GetSystemTimeZones().Where(zone => zone.HasIanaId).Select(zone => zone.Id);
}
