using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Portal.Engine.Calendars;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Calendars;

/// <summary>The public holidays of all countries, held against a library that others look after.</summary>
public sealed class HolidaysTests
{
    const int First = 2024, Last = 2032;

    /// <summary>Prints the days of every country that are public in the whole of it.</summary>
    const string Ask = """
        const module = require('date-holidays');
        const Holidays = module.default ?? module;
        const [first, last, ...countries] = process.argv.slice(1);
        const days = {};
        for (const country of countries) {
            const known = new Holidays(country);
            days[country] = [];
            for (let year = +first; year <= +last; year++)
                days[country].push(...known.getHolidays(year).filter(day => day.type === 'public').map(day => day.date.slice(0, 10)));
        }
        console.log(JSON.stringify(days));
        """;

    /// <summary>
    /// The library has Veterans Day on November 11 alone. Those who work for the government are off on the nearest weekday when it lies on a
    /// weekend, as on any other federal holiday (5 U.S.C. 6103), so that day is one here.
    /// </summary>
    static readonly string[] OursAlone = ["US 2028-11-10", "US 2029-11-12"];

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_those_that_another_library_knows_but_for_what_is_named_here()
    {
        var codes = Holidays.Countries.Select(country => country.Code).ToArray();
        var theirs = (await Theirs(codes)).SelectMany(country => country.Value.Select(day => $"{country.Key} {day}")).Distinct().ToArray();
        var ours = codes.SelectMany(code => Enumerable.Range(First, Last - First + 1).SelectMany(year => Holidays.Of(code, year)).Select(day => $"{code} {Write(day.Day)}")).ToArray();

        Assert.Equal(20, codes.Length);
        Assert.Equal(OursAlone, ours.Except(theirs).Order(StringComparer.Ordinal));
        Assert.Empty(theirs.Except(ours));
    }

    [Theory]
    [InlineData("DK", "2023-05-05", "2024-04-26")]
    [InlineData("IT", "2026-10-04", "2025-10-04")]
    [InlineData("US", "2021-06-19", "2020-06-19")]
    [InlineData("IE", "2023-02-06", "2022-02-07")]
    [InlineData("PL", "2025-12-24", "2024-12-24")]
    [InlineData("GB", "2027-12-27", "2026-12-25 is no substitute")]
    public void A_holiday_holds_in_the_years_in_which_it_does(string country, string holiday, string none)
    {
        Assert.Contains(Holidays.Of(country, Year(holiday)), day => Write(day.Day) == holiday);
        Assert.DoesNotContain(Holidays.Of(country, Year(none)), day => Write(day.Day) == none);
    }

    [Fact]
    public void What_stands_in_for_a_new_years_day_may_lie_in_the_year_before() =>
        Assert.Equal("New Year's Day, instead of the weekend", Holidays.Of("US", 2027).Single(day => day.Day == new DateOnly(2027, 12, 31)).Name);

    [Fact]
    public void Of_a_country_that_nobody_knows_there_are_none() => Assert.Empty(Holidays.Of("XX", 2026));

    static int Year(string day) => int.Parse(day[..4], CultureInfo.InvariantCulture);

    static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static async Task<Dictionary<string, string[]>> Theirs(string[] codes)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, WorkingDirectory = Repository.Path("Portal.Tests") };
        foreach (var argument in (string[])["-e", Ask, $"{First}", $"{Last}", .. codes]) start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var said = await node.StandardOutput.ReadToEndAsync(Stop);
        await node.WaitForExitAsync(Stop);
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(said)!;
    }
}
