using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Engine.Connecting.Unfinished;
using Portal.Engine.Connectors.Rest.Settings;
using Portal.Engine.Forms;
using Portal.Engine.Sources;
using Portal.Web.Platform;
using Portal.Web.Platform.SignIn;
using Portal.Web.Ui.Notices;

namespace Portal.Web.Features.Sources.Connecting;

/// <summary>Mends how a feed reads its list, such as where its key was lost, by the steps in which a list is connected.</summary>
public sealed partial class ReadingPage(SourcePlaces places, ReadingDesk desk, Toasts toasts, NavigationManager navigation)
{
    SourcePlace? _place;
    Feed? _feed;
    RestSettings _settings = new();
    ReadingChange? _change;
    ReadingStep _step;
    ElementReference _title;
    string? _problem;
    bool _hasMoved, _isChosen;

    /// <summary>The source.</summary>
    [Parameter]
    public long Id { get; set; }

    [Parameter]
    public long FeedId { get; set; }

    [CascadingParameter]
    Task<AuthenticationState> Authentication { get; set; } = default!;

    [CascadingParameter]
    Visitor? Visitor { get; set; }

    string Title => _step switch
    {
        ReadingStep.Look => ConnectWords.Title(UnfinishedStep.Look),
        ReadingStep.Try => ConnectWords.Title(UnfinishedStep.Try),
        _ => "What does it mean?",
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_feed?.Id == FeedId) return;
        if (await places.OfFeed(FeedId) is not { } found || found.Place.Source.Id != Id || ReadingDesk.Of(found.Feed) is not { } settings)
        {
            navigation.NotFound();
            return;
        }

        (_place, _feed, _settings, _step) = (found.Place, found.Feed, settings, ReadingStep.Look);
        (_change, _isChosen) = (null, false);
    }

    /// <summary>Whoever goes on by keyboard or hears the page is taken to where the next step begins.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_hasMoved) return;
        _hasMoved = false;
        await _title.FocusAsync();
    }

    void Go(ReadingStep step, RestSettings settings) => (_step, _settings, _problem, _hasMoved) = (step, settings, null, true);

    async Task Tried(RestSettings settings)
    {
        if (!(await desk.Means(_feed!, settings)).Succeeded(out _change, out var refusal))
        {
            toasts.Problem(refusal.Message);
            return;
        }

        // What came of the choices is compared from here on.
        _isChosen = false;
        Go(ReadingStep.Save, settings);
    }

    async Task Save(bool readNow)
    {
        if ((await desk.Save((await Authentication).User.AsActor(Visitor?.Address), _feed!, _change!, readNow)).Succeeded(out var done, out var refusal))
        {
            (_change, _isChosen) = (null, false);
            toasts.Done($"{_place!.Stream.Name}: {char.ToLowerInvariant(done[0])}{done[1..]}");
            navigation.NavigateTo(Urls.Source(Id));
            return;
        }

        _problem = refusal is SettingsUnfit unfit ? unfit.Say(typeof(RestSettings)) : refusal.Message;
    }
}
