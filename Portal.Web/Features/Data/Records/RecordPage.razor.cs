using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Audit;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Data.Records;

/// <summary>One record: each field with its age, what others say of it, what was known at a moment, and what it is made of.</summary>
public sealed partial class RecordPage(DataWatch watch, Toasts toasts, NavigationManager navigation) : IDisposable
{
    IDisposable? _watching;

    [Parameter]
    public string Entity { get; set; } = "";

    [Parameter]
    public long Id { get; set; }

    [SupplyParameterFromQuery]
    string? At { get; set; }

    [Inject]
    RecordScene Scene { get; set; } = default!;

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    DateTimeOffset? Moment => DateTimeOffset.TryParse(At, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;

    public void Dispose() => _watching?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        if (await Load() == false) navigation.NotFound();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Watch(() => _ = InvokeAsync(Refresh));
    }

    string? Source(string? name) => Scene.Parts.FirstOrDefault(part => part.Source == name) is { } part ? Urls.Source(part.SourceId) : null;

    async Task<bool?> Load()
    {
        var isThere = await Scene.Load(await Me(), Entity, Id, Moment);
        // It became one with another, whose address is the one to keep.
        if (isThere == true && Scene.Record.Id != Id) navigation.NavigateTo(Urls.DataRecord(Entity, Scene.Record.Id), replace: true);
        return isThere;
    }

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }

    async Task Reveal()
    {
        if (Scene.IsRevealed) Scene.Hide();
        else if (await Scene.Reveal(await Me()) is { } refusal) toasts.Problem(refusal.Message);
        await Load();
    }

    async Task<Actor> Me() => (await Authentication).User.AsActor(Visitor?.Address);
}
