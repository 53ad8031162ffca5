using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;

namespace Portal.Web.Features.Data.Records;

/// <summary>One record: each field with its age, what others say of it, what was known at a moment, and what it is made of.</summary>
public sealed partial class RecordPage(DataSight sight, DataWatch watch, NavigationManager navigation) : IDisposable
{
    IDisposable? _watching;
    bool _revealed;
    (string Entity, long Id) _shown;

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
        // What was asked for of one record is not shown of another.
        if (_shown != (Entity, Id)) (_shown, _revealed) = ((Entity, Id), false);
        if (!await Load()) navigation.NotFound();
        // It became one with another, whose address is the one to keep.
        else if (Scene.Record.Id != Id) navigation.NavigateTo(Urls.DataRecord(Entity, Scene.Record.Id), replace: true);
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender) _watching = watch.Watch(() => _ = InvokeAsync(Refresh));
    }

    string? Source(string? name) => Scene.Parts.FirstOrDefault(part => part.Source == name) is { } part ? Urls.Source(part.SourceId) : null;

    Task<bool> Load() => Scene.Load(Entity, Id, _revealed, Moment);

    async Task Refresh()
    {
        await Load();
        StateHasChanged();
    }

    async Task Reveal()
    {
        var reveals = !_revealed;
        if (reveals)
        {
            await sight.Reveal((await Authentication).User.AsActor(Visitor?.Address), Scene.Entity!, Scene.Record.Id);
        }

        _revealed = reveals;
        await Load();
    }
}
