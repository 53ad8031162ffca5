using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Freshness.History;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Shell;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Times;
using Portal.Web.Verdicts;

namespace Portal.Web.Features.Home;

/// <summary>Says that there is something that was put in to be tried, and takes it out.</summary>
public sealed partial class TryoutNote(IEnumerable<ITryout> tryouts, Toasts toasts, FreshnessNews news, TimeProvider clock) : IDisposable
{
    readonly CancellationTokenSource _gone = new();
    List<(ITryout Tryout, IReadOnlyList<string> What)> _there = [];
    IReadOnlyList<string> _goes = [];
    ITryout? _asked;
    bool _asking, _working;
    Throttle? _throttle;

    [Parameter]
    public EventCallback Gone { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    public void Dispose()
    {
        if (_throttle is not null) news.Came -= _throttle.Call;
        _throttle?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override Task OnInitializedAsync() => Load();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _throttle = new Throttle(clock, FreshnessWatch.Pace, () => _ = InvokeAsync(Follow));
        news.Came += _throttle.Call;
    }

    static string Sentence(IReadOnlyList<string> what) => what.Count == 1 ? what[0] : $"{string.Join(", ", what.SkipLast(1))} and {what[^1]}";

    async Task Load()
    {
        var there = new List<(ITryout, IReadOnlyList<string>)>();
        var stop = _gone.Token;
        foreach (var tryout in tryouts)
        {
            if (await tryout.What(stop) is { Count: > 0 } what) there.Add((tryout, what));
        }

        _there = there;
    }

    /// <summary>Its first records come after it was put in.</summary>
    async Task Follow()
    {
        if (_there.Count == 0 || _working || _gone.IsCancellationRequested) return;
        await Load();
        StateHasChanged();
    }

    /// <summary>What is said to go is what is there now.</summary>
    async Task Ask(ITryout tryout) => (_asked, _goes, _asking) = (tryout, await tryout.What(_gone.Token), true);

    async Task TakeOut()
    {
        if (_asked is not { } tryout || _working) return;
        _working = true;
        var outcome = await tryout.TakeOut((await Authentication).User.AsActor(Visitor?.Address), CancellationToken.None);
        _working = false;
        if (outcome.Succeeded(out var words, out var refusal)) toasts.Done(words);
        else toasts.Problem(refusal.Message);
        // Toasts are seen on the next page too; the rest has gone with this one.
        if (_gone.IsCancellationRequested) return;
        await Load();
        await Gone.InvokeAsync();
    }
}
