using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Agents;
using Portal.Engine.Agents.Keys;
using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui.Notices;
using Portal.Web.Ui.Tables;

namespace Portal.Web.Features.Agents;

/// <summary>One agent: its keys, what it may see, what it did, and how it connects.</summary>
public sealed partial class AgentPage(AgentDesk desk, Toasts toasts, NavigationManager navigation)
{
    bool _rotating, _disabling, _removing;
    AgentKey? _revoking;
    string? _key;

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    string? Answer { get; set; }

    [SupplyParameterFromQuery(Name = Pager.After)]
    string? After { get; set; }

    [SupplyParameterFromQuery(Name = Pager.Before)]
    string? Before { get; set; }

    [Inject]
    AgentScene Scene { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    ReadsQuery Asked => new(Answer) { After = After, Before = Before };

    protected override async Task OnParametersSetAsync()
    {
        if (!await Load()) navigation.NotFound();
    }

    Task<bool> Load() => Scene.Load(Id, Asked);

    async Task Rotate(TimeSpan overlap)
    {
        var outcome = await desk.Rotate(await Me(), Id, overlap);
        if (outcome.Succeeded(out var made, out var refusal)) _key = made.Key.Reveal();
        else toasts.Problem(refusal.Message);
        await Load();
    }

    async Task<Refusal?> Disable(string why)
    {
        var outcome = await desk.Disable(await Me(), Id, why);
        await Load();
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
        await Load();
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
