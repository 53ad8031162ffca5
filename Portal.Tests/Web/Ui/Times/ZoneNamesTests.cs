using Portal.Tests.Running;
using Portal.Web.Ui.Times;

namespace Portal.Tests.Web.Ui.Times;

public sealed class ZoneNamesTests
{
    [Fact]
    public void They_are_the_ones_that_the_runtime_finds_by_reading_all_zones()
    {
        Assert.Equal(ZoneNames.OfTheRuntime.Where(name => name.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal), ZoneNames.All);
        Assert.Contains("Europe/Zurich", ZoneNames.All);
        Assert.All(ZoneNames.All, name => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(name, out _), name));
    }

    [Fact]
    public void A_system_without_the_table_is_asked_the_long_way()
    {
        using var folder = new TempFolder();

        Assert.Equal(ZoneNames.All, ZoneNames.In(folder.Path));
    }

    [Fact]
    public void Remarks_and_lines_that_are_none_are_passed_over()
    {
        using var folder = new TempFolder();
        File.WriteAllText(Path.Combine(folder.Path, "zone.tab"), "# a remark\twith\ttabs/and\nCH\t+4723+00832\tEurope/Zurich\nXX\nDE\t+5230+01322\tEurope/Berlin\tmost locations\nDE\t+4742+00841\tEurope/Berlin\n");

        Assert.Equal(["Europe/Berlin", "Europe/Zurich"], ZoneNames.In(folder.Path));
    }
}
