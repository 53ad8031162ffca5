using System.Data.Common;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Engine.Credentials;
using Portal.Engine.Persistence;
using Portal.Tests.Running;
using Portal.Web.Platform.Health;

namespace Portal.Tests.Web.Platform.Health;

public sealed class ReadinessTests
{
    readonly KeyInForce _key = new(new OpenedKey());
    readonly TestClock _clock = new();
    readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);

    [Fact]
    public async Task A_database_that_hangs_is_waited_for_two_seconds_and_asked_once_however_many_want_to_know()
    {
        _lifetime.NotifyStarted();
        var database = new HangingDatabase();
        var readiness = new Readiness(database, _key, _lifetime, _clock, NullLogger<Readiness>.Instance);

        Task<string?>[] answers = [readiness.WhyNot(), readiness.WhyNot()];
        await _clock.SomebodyWaits(TimeSpan.FromSeconds(2), many: 2, TestContext.Current.CancellationToken);
        await database.WasAsked;
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal("the database does not answer", answer));
        Assert.Equal(1, database.Asked);
    }

    [Fact]
    public async Task Before_everything_has_started_it_is_not_ready()
    {
        var readiness = new Readiness(new HangingDatabase(), _key, _lifetime, _clock, NullLogger<Readiness>.Instance);

        Assert.Equal("the portal is still starting", await readiness.WhyNot());
    }

    sealed class HangingDatabase : IDatabase
    {
        readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        int _count;

        public int Asked => _count;

        public Task WasAsked => _asked.Task;

        public DatabaseKind Kind => DatabaseKind.Postgres;

        public Task<IAsyncDisposable?> Hold(string name, CancellationToken stop) => throw new NotSupportedException();

        public Task<DbConnection> Open(CancellationToken stop)
        {
            Interlocked.Increment(ref _count);
            _asked.TrySetResult();
            return new TaskCompletionSource<DbConnection>().Task;
        }

        public string? Explain(Exception exception) => null;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public Task Prepare(CancellationToken stop) => throw new NotSupportedException();

        public Task<bool> ClearRemoved(CancellationToken stop) => throw new NotSupportedException();

        public PortalDb Read() => throw new NotSupportedException();

        public Task<T> Write<T>(Func<PortalDb, Task<T>> work, WritePriority priority, CancellationToken stop) => throw new NotSupportedException();
    }
}
