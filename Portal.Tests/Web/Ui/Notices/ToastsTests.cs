using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Ui.Notices;

namespace Portal.Tests.Web.Ui.Notices;

public sealed class ToastsTests : Stage
{
    Toasts Toasts => Services.GetRequiredService<Toasts>();

    [Fact]
    public void Good_news_leaves_by_itself_and_a_problem_stays()
    {
        Toasts.Done("Saved.");
        Toasts.Problem("Not saved: the name is taken.");

        Clock.Advance(Toasts.Stay - TimeSpan.FromSeconds(1));
        Assert.Equal(2, Toasts.Shown.Count);

        Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("Not saved: the name is taken.", Assert.Single(Toasts.Shown).Text);
    }

    [Fact]
    public void None_leaves_while_the_reader_is_at_them()
    {
        Toasts.Done("Saved.");
        Toasts.Pause();
        Toasts.Done("Saved again.");

        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(2, Toasts.Shown.Count);

        Toasts.Resume();
        Clock.Advance(Toasts.Stay);
        Assert.Empty(Toasts.Shown);
    }

    [Fact]
    public void News_is_a_status_and_a_problem_an_alert()
    {
        var host = Render<ToastHost>();
        Assert.Equal("", host.Find("[role=alert]").TextContent.Trim());

        Toasts.Done("Saved.");
        Toasts.Problem("Not saved.");

        host.WaitForAssertion(() => Assert.Contains("Not saved.", host.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Assert.Contains("Saved.", host.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_can_be_dismissed_and_the_timer_goes_on_for_the_others()
    {
        var host = Render<ToastHost>();
        Toasts.Problem("Not saved.");
        Toasts.Done("Saved.");

        await host.Find("section").TriggerEventAsync("onpointerenter", new());
        await host.Find("[role=alert] button").ClickAsync(new());
        Assert.Equal("Saved.", Assert.Single(Toasts.Shown).Text);

        await host.Find("section").TriggerEventAsync("onpointerleave", new());
        Clock.Advance(Toasts.Stay);
        host.WaitForAssertion(() => Assert.Empty(host.FindAll(".toast")));
    }
}
