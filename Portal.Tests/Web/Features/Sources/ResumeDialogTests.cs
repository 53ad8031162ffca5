using Bunit;
using Portal.Engine.Sources;
using Portal.Engine.Sources.Schedules;
using Portal.Web.Features.Sources;

namespace Portal.Tests.Web.Features.Sources;

public sealed class ResumeDialogTests : Stage
{
    const string Refused = "Say it in fewer letters.";

    readonly List<string?> _reasons = [];

    [Fact]
    public async Task It_says_who_paused_it_when_and_why_and_what_comes_and_takes_no_reason_or_one()
    {
        var dialog = Ask(Schedule.Each(TimeSpan.FromMinutes(5)));

        Assert.Equal("Resume Deals: Changes", dialog.Find("h2").TextContent);
        Assert.StartsWith("Bea Long paused it 2 days ago", dialog.Find("form p").TextContent, StringComparison.Ordinal);
        Assert.EndsWith(": The CRM moves.", dialog.Find("form p").TextContent, StringComparison.Ordinal);
        Assert.Equal("It runs by its schedule again, every 5 minutes. If it missed runs meanwhile, it makes up for them with one, soon. Nothing is lost.", dialog.FindAll("form p")[1].TextContent);
        await dialog.Find("form").SubmitAsync();
        await dialog.Find("input").ChangeAsync(new() { Value = "It has moved." });
        await dialog.Find("form").SubmitAsync();
        Assert.Equal<string?>([null, "It has moved."], _reasons);
    }

    [Fact]
    public void Of_a_feed_without_a_schedule_it_is_not_said_that_it_runs_again() =>
        Assert.Equal("It has no schedule, so it still runs only when somebody asks. Nothing is lost.", Ask(Schedule.WhenAsked).FindAll("form p")[1].TextContent);

    [Fact]
    public async Task What_was_typed_stays_where_it_is_refused_and_why_stands_beside_it()
    {
        var dialog = Ask(Schedule.WhenAsked);

        await dialog.Find("input").ChangeAsync(new() { Value = "long" });
        await dialog.Find("form").SubmitAsync();

        Assert.Equal("long", dialog.Find("input").GetAttribute("value"));
        Assert.Contains(Refused, dialog.Find(".field").TextContent, StringComparison.Ordinal);
    }

    IRenderedComponent<ResumeDialog> Ask(Schedule schedule)
    {
        JSInterop.SetupModule(_ => true).Mode = JSRuntimeMode.Loose;
        return Render<ResumeDialog>(set => set
            .Add(it => it.Name, "Deals: Changes")
            .Add(it => it.Feed, new Feed { Id = 1, StreamId = 1, Name = "Changes", Connector = "rest", Settings = "{}", Mapping = "{}", CreatedAt = default, ScheduledAt = default, Schedule = schedule, PausedBy = "Bea Long", PausedWhy = "The CRM moves.", PausedAt = Clock.GetUtcNow().AddDays(-2) })
            .Add(it => it.OnResume, why =>
            {
                _reasons.Add(why);
                return Task.FromResult(why == "long" ? Refused : null);
            }));
    }
}
