using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Portal.Engine.People;

namespace Portal.Web.Platform.SignIn;

/// <summary>
/// An open page has no requests that could be checked, so it is watched: when somebody's rights change it is told at once
/// by this process, and within <see cref="LookEvery"/> where another instance made the change.
/// </summary>
public sealed partial class SessionWatcher : ServerAuthenticationStateProvider, IDisposable
{
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    readonly Sessions _sessions;
    readonly PeopleChanged _changed;
    readonly ILogger<SessionWatcher> _log;
    readonly TimeProvider _clock;
    readonly CancellationTokenSource _gone = new();
    readonly SemaphoreSlim _oneLook = new(1, 1);
    ITimer? _timer;
    bool _active;

    public SessionWatcher(Sessions sessions, PeopleChanged changed, TimeProvider clock, ILogger<SessionWatcher> log) =>
        (_sessions, _changed, _clock, _log) = (sessions, changed, clock, log);

    /// <summary>Called when the page comes alive. A page that is only rendered is a request, and was checked as one.</summary>
    public void Watch()
    {
        _timer = _clock.CreateTimer(_ => _ = Look(), null, LookEvery, LookEvery);
        _changed.Happened += OnChanged;
    }

    /// <summary>Somebody is at work on the page, which is as good as coming back.</summary>
    public void IsActive() => _active = true;

    public void Dispose()
    {
        _changed.Happened -= OnChanged;
        _timer?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    void OnChanged(Guid personId) => _ = Look(personId);

    internal async Task Look(Guid? onlyIf = null)
    {
        try
        {
            var stop = _gone.Token;
            await _oneLook.WaitAsync(stop);
            try
            {
                var user = (await GetAuthenticationStateAsync()).User;
                if (user.PersonId() is not { } id || (onlyIf is not null && onlyIf != id)) return;
                var current = Interlocked.Exchange(ref _active, false) ? await _sessions.CameBack(user, stop) : await _sessions.Current(user, stop);
                if (current is not null && current.SaysTheSameAs(user)) return;
                SetAuthenticationState(Task.FromResult(new AuthenticationState(current ?? new ClaimsPrincipal(new ClaimsIdentity()))));
            }
            finally
            {
                _oneLook.Release();
            }
        }
        catch (Exception e) when (e is ObjectDisposedException or OperationCanceledException)
        {
            // The page was closed meanwhile.
        }
        catch (Exception e)
        {
            // A database that does not answer now is asked again at the next look; the page itself says what is wrong.
            Log.CannotLook(_log, e);
        }
    }

    static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "An open page could not check whether its person is still signed in; it will try again")]
        public static partial void CannotLook(ILogger log, Exception e);
    }
}
