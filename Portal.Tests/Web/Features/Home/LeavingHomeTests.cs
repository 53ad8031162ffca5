using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Freshness.History;
using Portal.Engine.People;
using Portal.Web.Features.Home;
using Portal.Web.Shell;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;

namespace Portal.Tests.Web.Features.Home;

/// <summary>What was begun on Home goes on when its reader does, and says so on the page that they are on then.</summary>
public sealed class LeavingHomeTests : Stage
{
    readonly Sample _sample = new();

    public LeavingHomeTests()
    {
        Services.AddSingleton<IStart>(_sample);
        Services.AddSingleton<ITryout>(_sample);
        Services.AddSingleton<FreshnessNews>();
        SignIn(Role.Admin);
    }

    [Fact]
    public async Task The_sample_comes_although_the_page_was_left()
    {
        var page = Render<PortalErrorBoundary>(set => set.AddChildContent<FirstSteps>());
        await Leave(page, page.Find("button").ClickAsync(new()));
    }

    [Fact]
    public async Task The_sample_goes_although_the_page_was_left()
    {
        var page = Render<PortalErrorBoundary>(set => set.AddChildContent<TryoutNote>());
        await page.Find(".tryout button").ClickAsync(new());
        await Leave(page, page.FindAll(".dialog-actions button")[1].ClickAsync(new()));
    }

    async Task Leave(IRenderedComponent<PortalErrorBoundary> page, Task deed)
    {
        Assert.False(deed.IsCompleted);
        page.Render(next => next.Add(it => it.ChildContent, "The next page"));
        _sample.Work.SetResult();

        await deed;
        Assert.Equal("The next page", page.Markup);
        Assert.Equal("It is done.", Assert.Single(Services.GetRequiredService<Toasts>().Shown).Text);
    }

    /// <summary>Takes its time, and is asked about with a token as a database is.</summary>
    sealed class Sample : IStart, ITryout
    {
        public TaskCompletionSource Work { get; } = new();

        string IStart.Title => "Explore";

        string ITryout.Title => "Sample";

        public string Why => "To look at.";

        public string Icon => Icons.Compass;

        public string Words => "Explore";

        public string? Url => null;

        public Task<bool> IsOffered(CancellationToken stop) => Task.FromResult(!stop.IsCancellationRequested);

        public Task<Outcome<string>> Begin(Actor me, CancellationToken stop) => Done();

        public Task<IReadOnlyList<string>> What(CancellationToken stop) => Task.FromResult<IReadOnlyList<string>>(stop.IsCancellationRequested ? [] : ["one source"]);

        public Task<Outcome<string>> TakeOut(Actor me, CancellationToken stop) => Done();

        async Task<Outcome<string>> Done()
        {
            await Work.Task;
            return "It is done.";
        }
    }
}
