using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine;
using Portal.Engine.Audit;
using Portal.Engine.Deliveries;
using Portal.Engine.Deliveries.Rows;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Workflows.Callbacks;

public sealed partial class CallbacksCard(Destinations destinations, Toasts toasts)
{
    static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    CallbackForm _form = new();
    Destination? _pausing, _rotating, _removing;
    string? _secret, _problem;
    bool _adding;

    [Parameter, EditorRequired]
    public long WorkflowId { get; set; }

    [Parameter, EditorRequired]
    public IReadOnlyList<DestinationStanding> Callbacks { get; set; } = [];

    [Parameter]
    public EventCallback OnChanged { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    static (string Text, Tone Tone) State(DestinationState state) => state switch
    {
        DestinationState.Active => ("Active", Tone.Fresh),
        DestinationState.Paused => ("Paused", Tone.Neutral),
        _ => ("Disabled", Tone.Danger),
    };

    async Task Add()
    {
        var outcome = await destinations.Create(await Me(), Engine.Workflows.Callbacks.OwnerKind, WorkflowId, _form.Url ?? "");
        _problem = outcome.Refusal?.Message;
        if (!outcome.Succeeded(out var made, out _)) return;
        (_adding, _secret, _form) = (false, made.Secret.Reveal(), new CallbackForm());
        await OnChanged.InvokeAsync();
    }

    async Task Test(Destination destination)
    {
        var outcome = await destinations.Test(await Me(), destination.Id);
        if (!outcome.Succeeded(out var sent, out var refusal)) toasts.Problem(refusal.Message);
        else if (sent.Failure is { } failure) toasts.Problem($"{destination.Origin}: {failure}");
        else toasts.Done($"{destination.Origin} took the test message.");
    }

    async Task Pause()
    {
        if (_pausing is not { } destination || !await Tell(await destinations.Pause(await Me(), destination.Id, _form.Why ?? ""), $"{destination.Origin} is paused.")) return;
        (_pausing, _form) = (null, new CallbackForm());
    }

    async Task Enable(Destination destination) => await Tell(await destinations.Enable(await Me(), destination.Id), $"{destination.Origin} is told again.");

    async Task Rotate()
    {
        if (_rotating is not { } destination) return;
        var outcome = await destinations.Rotate(await Me(), destination.Id, Overlap);
        if (outcome.Succeeded(out var secret, out var refusal)) _secret = secret.Reveal();
        else toasts.Problem(refusal.Message);
        await OnChanged.InvokeAsync();
    }

    async Task Remove()
    {
        if (_removing is { } destination) await Tell(await destinations.Remove(await Me(), destination.Id), $"{destination.Origin} is removed.");
    }

    async Task<bool> Tell<T>(Outcome<T> outcome, string done)
    {
        if (outcome.Refusal is { } refusal) toasts.Problem(refusal.Message);
        else toasts.Done(done);
        await OnChanged.InvokeAsync();
        return outcome.Refusal is null;
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
