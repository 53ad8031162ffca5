using Microsoft.AspNetCore.Components;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Sync.Boards;
using Portal.Engine.Sync.Drifting;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Sources.Drifting;

/// <summary>One drift, with what is proposed and what an admin may decide.</summary>
public sealed partial class DriftNotice(DriftDesk desk, Toasts toasts)
{
    bool _asking, _busy;

    [Parameter, EditorRequired]
    public Drift Drift { get; set; } = default!;

    [Parameter, EditorRequired]
    public StreamOnBoard Stream { get; set; } = default!;

    [Parameter, EditorRequired]
    public Func<Task<Actor>> Me { get; set; } = default!;

    /// <summary>Something was decided.</summary>
    [Parameter]
    public EventCallback Decided { get; set; }

    bool IsPaused => Stream.Feeds.FirstOrDefault(feed => feed.Feed.Id == Drift.FeedId)?.Feed.PausedAt is not null;

    IReadOnlyList<string> Missing => [.. Drift.Changes.Where(change => change.Kind == DriftKind.Missing).SelectMany(change => change.Touches).Distinct()];

    string Label(string field) => Stream.Entity.Field(field)?.Label ?? field;

    Task Accept()
    {
        _asking = Missing.Count > 0;
        return _asking ? Task.CompletedTask : Do(me => desk.Accept(me, Drift));
    }

    async Task Do(Func<Actor, Task<Outcome<string>>> deed)
    {
        _busy = true;
        var outcome = await deed(await Me());
        _busy = false;
        if (outcome.Succeeded(out var done, out var refusal)) toasts.Done($"{Stream.Stream.Name}: {char.ToLowerInvariant(done[0])}{done[1..]}");
        else toasts.Problem(refusal.Message);
        await Decided.InvokeAsync();
    }
}
