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
using Portal.Web.Ui.Times;

namespace Portal.Web.Features.Workflows.Callbacks;

public sealed partial class CallbackMessages(DeliveryNews news, Toasts toasts, TimeProvider clock) : IDisposable
{
    const int Most = 20;

    IReadOnlyList<LoggedMessage> _messages = [];
    OutboxMessage? _dropping;
    Throttle? _throttle;

    [Parameter, EditorRequired]
    public long Destination { get; set; }

    [Inject]
    MessageDesk Desk { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    public void Dispose()
    {
        news.Moved -= Moved;
        _throttle?.Dispose();
    }

    protected override Task OnParametersSetAsync() => Load();

    protected override void OnAfterRender(bool firstRender)
    {
        if (!firstRender) return;
        _throttle = new Throttle(clock, Throttle.ForPages, () => _ = InvokeAsync(Refresh));
        news.Moved += Moved;
    }

    static (string Text, Tone Tone) State(MessageState state) => state switch
    {
        MessageState.Waiting => ("Waits", Tone.Info),
        MessageState.Delivered => ("Delivered", Tone.Fresh),
        MessageState.GivenUp => ("Given up", Tone.Danger),
        _ => ("Dropped", Tone.Neutral),
    };

    void Moved(long destination)
    {
        if (destination == Destination) _throttle?.Call();
    }

    async Task Load() => _messages = await Desk.Page(Destination, 0, Most);

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }

    async Task Drop()
    {
        if (_dropping is { } message) await Do(me => Desk.Drop(me, message.Id));
    }

    async Task Do(Func<Actor, Task<Outcome<Done>>> deed)
    {
        var outcome = await deed((await Authentication).User.AsActor(Visitor?.Address));
        if (outcome.Refusal is { } refusal) toasts.Problem(refusal.Message);
        await Load();
    }
}
