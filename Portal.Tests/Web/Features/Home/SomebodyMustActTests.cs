using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Engine.People;
using Portal.Web.Features.Home;
using Portal.Web.Shell;
using Portal.Web.Ui;

namespace Portal.Tests.Web.Features.Home;

/// <summary>Home says for what somebody must act, and who that is, as soon as it is so.</summary>
public sealed class SomebodyMustActTests : Stage
{
    readonly Room _room = new();

    public SomebodyMustActTests()
    {
        Services.AddSingleton<IWaiting>(_room);
        SignIn(Role.Manager);
    }

    [Fact]
    public void Nothing_stands_there_while_nobody_must() => Assert.Empty(Render<SomebodyMustAct>().Markup.Trim());

    [Fact]
    public void It_comes_by_itself_and_goes_by_itself()
    {
        var shown = Render<SomebodyMustAct>();

        _room.Say(new WaitingNow([new("CRM", "/sources/3", Tone.Danger, "Ada Stone", "The key was refused (401).", 2)], 1));
        Clock.Advance(TimeSpan.Zero);
        shown.WaitForAssertion(() => Assert.Equal("Action required (1)", shown.Find("h2").TextContent));
        Assert.Equal("CRM Ada Stone must act", shown.Find("li p").TextContent);
        Assert.Equal("/sources/3", Assert.Single(shown.FindAll("a")).GetAttribute("href"));
        Assert.Equal(["The key was refused (401).", "and 2 more there"], shown.FindAll("li p").Skip(1).Select(line => line.TextContent));

        // It is read again at most every other second, and the last word counts.
        _room.Say(new WaitingNow([], 0));
        Clock.Advance(TimeSpan.FromSeconds(2));
        shown.WaitForAssertion(() => Assert.Empty(shown.Markup.Trim()));
    }

    [Fact]
    public void Of_many_some_are_named_and_a_link_leads_to_all()
    {
        _room.Say(new WaitingNow([.. Enumerable.Range(1, 5).Select(n => new WaitingNow.Thing($"CRM {n}", $"/sources/{n}", Tone.Late, "Ada Stone", "It is so.", 0))], 1_200));

        var links = Render<SomebodyMustAct>().FindAll("a");

        Assert.Equal(6, links.Count);
        Assert.Equal(("All 1,200 that wait for somebody", "/all"), (links[5].TextContent, links[5].GetAttribute("href")));
    }

    [Fact]
    public async Task Who_has_left_is_told_nothing_more()
    {
        var shown = Render<SomebodyMustAct>();
        await DisposeComponentsAsync();

        Assert.Equal(0, _room.Listeners);
        Assert.Equal(1, shown.RenderCount);
    }

    sealed class Room : IWaiting
    {
        WaitingNow _now = new([], 0);
        Action? _changed;

        public event Action Changed
        {
            add => _changed += value;
            remove => _changed -= value;
        }

        public string Url => "/all";

        public int Listeners => _changed?.GetInvocationList().Length ?? 0;

        public Task<WaitingNow> Now(int most, CancellationToken stop) => Task.FromResult(_now);

        public void Say(WaitingNow now)
        {
            _now = now;
            _changed?.Invoke();
        }
    }
}
