using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.Audit;
using Portal.Engine.Freshness.History;
using Portal.Engine.People;
using Portal.Engine.Persistence;
using Portal.Web.Features.Home;
using Portal.Web.Features.Home.Now;
using Portal.Web.Shell;

namespace Portal.Tests.Web.Features.Home;

public sealed class HomePageTests : Stage
{
    readonly Step _first = new("Invite somebody", ("/people", "Invite"));
    readonly Step _second = new("Connect a system", null);

    public HomePageTests()
    {
        // What is known, and how old it is, has tests of its own.
        ComponentFactories.AddStub<HomeBoard>();
        Services.AddSingleton(new DatabaseOptions());
        Services.AddSingleton<ThisInstance>();
        Services.AddAudit();
        Services.AddSingleton<FreshnessNews>();
        Services.AddScoped<HomeChecklist>();
        Services.AddSingleton<IChecklistItem>(_first);
        Services.AddSingleton<IChecklistItem>(_second);
    }

    [Fact]
    public void An_admin_sees_what_is_left_to_do_and_where()
    {
        SignIn(Role.Admin);
        _second.IsDone = true;

        var page = Render<HomePage>();

        Assert.Equal("Welcome, Anna Berg", page.Find("h1").TextContent);
        Assert.Equal(["Invite somebody (to do)", "Connect a system (done)"], page.FindAll("h3").Select(step => step.TextContent));
        Assert.Contains("1 of 2 done", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/people", Assert.Single(page.FindAll(".checklist a")).GetAttribute("href"));
    }

    [Fact]
    public void Once_all_is_done_the_list_has_gone()
    {
        SignIn(Role.Admin);
        (_first.IsDone, _second.IsDone) = (true, true);

        Assert.Empty(Render<HomePage>().FindAll(".checklist"));
    }

    [Theory]
    [InlineData(Role.Staff)]
    [InlineData(Role.Manager)]
    public void It_is_not_for_those_who_cannot_do_it(Role role)
    {
        SignIn(role);

        Assert.Empty(Render<HomePage>().FindAll(".checklist"));
    }

    [Fact]
    public void The_instance_says_what_it_is_and_since_when()
    {
        SignIn(Role.Staff);
        Services.GetRequiredService<ThisInstance>();
        Clock.Advance(TimeSpan.FromHours(2));

        var facts = Render<HomePage>().FindAll(".instance dd").Select(fact => fact.TextContent).ToArray();

        Assert.Matches(@"^\d+\.\d+\.\d+", facts[0]);
        Assert.Equal("SQLite, in the data folder", facts[1]);
        Assert.StartsWith("2 hours ago", facts[2], StringComparison.Ordinal);
    }

    sealed class Step(string title, (string Url, string Text)? link) : IChecklistItem
    {
        public bool IsDone { get; set; }

        public string Title => title;

        public string Why => "So that it can begin.";

        public (string Url, string Text)? Link => link;

        public Task<bool> Done(CancellationToken stop) => Task.FromResult(IsDone);
    }
}
