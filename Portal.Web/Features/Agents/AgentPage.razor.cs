using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Agents.Use;
using Portal.Engine.Audit;
using Portal.Engine.Freshness;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Agents;

/// <summary>One agent: its keys, what it may see, what it did, and how it connects.</summary>
public sealed partial class AgentPage(AgentDesk desk, Toasts toasts, NavigationManager navigation)
{
    bool _rotating, _disabling, _removing;
    AgentKey? _revoking;
    string? _key;

    [Parameter]
    public long Id { get; set; }

    [Inject]
    AgentScene Scene { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!await Scene.Load(Id)) navigation.NotFound();
    }

    /// <summary>How stale what it was told was, or that it was told no.</summary>
    static (string Text, Tone Tone) Said(AgentReadRow read) => read.Answer switch
    {
        AgentAnswer.Refused => ("refused", Tone.Neutral),
        AgentAnswer.Failed => ("failed", Tone.Danger),
        _ when read.OldestAgeSeconds is null && read.Worst == (byte)Verdict.Fresh && read.Records == 0 => ("answered", Tone.Info),
        _ => (Verdict)read.Worst switch
        {
            Verdict.Fresh => ("fresh", Tone.Fresh),
            Verdict.Late => ("late", Tone.Late),
            Verdict.Stale => ("stale", Tone.Stale),
            _ => ("unknown", Tone.Neutral),
        },
    };

    async Task Rotate(TimeSpan overlap)
    {
        var outcome = await desk.Rotate(await Me(), Id, overlap);
        if (outcome.Succeeded(out var made, out var refusal)) _key = made.Key.Reveal();
        else toasts.Problem(refusal.Message);
        await Scene.Load(Id);
    }

    async Task<Refusal?> Disable(string why)
    {
        var outcome = await desk.Disable(await Me(), Id, why);
        await Scene.Load(Id);
        return outcome.Refusal;
    }

    async Task Enable() => await Tell(await desk.Enable(await Me(), Id), "It may read again.");

    async Task Revoke()
    {
        if (_revoking is not { } key) return;
        _key = null;
        await Tell(await desk.Revoke(await Me(), Id, key.Id), $"{key.Prefix}… opens nothing any more.");
    }

    async Task Remove()
    {
        var outcome = await desk.Remove(await Me(), Id);
        if (outcome.Refusal is { } refusal) toasts.Problem(refusal.Message);
        else navigation.NavigateTo(Urls.Agents);
    }

    async Task Tell<T>(Outcome<T> outcome, string done)
    {
        if (outcome.Refusal is { } refusal) toasts.Problem(refusal.Message);
        else toasts.Done(done);
        await Scene.Load(Id);
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
