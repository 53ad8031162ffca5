using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
        Render<SomebodyMustAct>();
        Clock.Advance(TimeSpan.Zero);
        Assert.Equal(1, _room.Listeners);
        var asked = _room.Asked;

        _room.Say(Waits("CRM"));
        await DisposeComponentsAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((0, asked), (_room.Listeners, _room.Asked));
    }

    [Fact]
    public void What_became_so_between_the_reading_and_the_listening_is_seen()
    {
        var shown = Render<SomebodyMustAct>();

        _room.Becomes(Waits("CRM"));
        Clock.Advance(TimeSpan.Zero);

        shown.WaitForAssertion(() => Assert.Equal("Action required (1)", shown.Find("h2").TextContent));
    }

    [Fact]
    public async Task What_was_asked_for_before_does_not_take_the_place_of_what_was_asked_for_later()
    {
        var shown = Render<SomebodyMustAct>();
        Clock.Advance(TimeSpan.Zero);
        var (older, newer) = (_room.Answers(), _room.Answers());
        foreach (var asked in (int[])[1, 2])
        {
            _room.Say(Waits("ERP"));
            Clock.Advance(TimeSpan.FromSeconds(2));
            shown.WaitForState(() => _room.Left == 2 - asked);
        }

        newer.SetResult(Waits("ERP"));
        shown.WaitForAssertion(() => Assert.StartsWith("ERP", shown.Find("li p").TextContent, StringComparison.Ordinal));
        older.SetResult(Waits("CRM"));
        await shown.InvokeAsync(() => { });

        Assert.StartsWith("ERP", shown.Find("li p").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_logged_and_read_again()
    {
        var shown = Render<SomebodyMustAct>();
        Clock.Advance(TimeSpan.Zero);
        _room.Answers().SetException(new InvalidOperationException("The database is away."));

        _room.Say(Waits("CRM"));
        Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Contains("The database is away.", (await Logs.Line(line => line.Level == LogLevel.Warning, Xunit.TestContext.Current.CancellationToken)).Exception, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll("li"));

        await shown.InvokeAsync(() => { });
        Clock.Advance(TimeSpan.FromSeconds(2));
        shown.WaitForAssertion(() => Assert.StartsWith("CRM", shown.Find("li p").TextContent, StringComparison.Ordinal));
    }

    static WaitingNow Waits(string name) => new([new(name, "/sources/3", Tone.Late, "Ada Stone", "It is so.", 0)], 1);

    sealed class Room : IWaiting
    {
        readonly Queue<TaskCompletionSource<WaitingNow>> _answers = [];
        WaitingNow _now = new([], 0);
        Action? _changed;

        public event Action? Changed
        {
            add => _changed += value;
            remove => _changed -= value;
        }

        public string Url => "/all";

        public int Listeners => _changed?.GetInvocationList().Length ?? 0;

        public int Asked { get; private set; }

        /// <summary>How many answers are to be given by hand yet.</summary>
        public int Left => _answers.Count;

        public Task<WaitingNow> Now(int most, CancellationToken stop)
        {
            Asked++;
            return _answers.TryDequeue(out var answer) ? answer.Task : Task.FromResult(_now);
        }

        /// <summary>The next who asks is answered by hand.</summary>
        public TaskCompletionSource<WaitingNow> Answers()
        {
            var answer = new TaskCompletionSource<WaitingNow>();
            _answers.Enqueue(answer);
            return answer;
        }

        public void Becomes(WaitingNow now) => _now = now;

        public void Say(WaitingNow now)
        {
            _now = now;
            _changed?.Invoke();
        }
    }
}
