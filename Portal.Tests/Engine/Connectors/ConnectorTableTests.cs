using Microsoft.Extensions.DependencyInjection;
using Portal.Engine;
using Portal.Engine.Connectors;
using Portal.Engine.Persistence;
using Portal.Tests.Running;

namespace Portal.Tests.Engine.Connectors;

public sealed class ConnectorTableTests
{
    [Fact]
    public void Connectors_are_found_by_name()
    {
        var (one, other) = (new FakeConnector("one"), new FakeConnector("other"));
        var table = new ConnectorTable([other, one]);

        Assert.Equal([one, other], table.All);
        Assert.True(table.Has("other", out var found));
        Assert.Same(other, found);
        Assert.False(table.Has("One", out _));
        Assert.False(new ConnectorTable([]).Has("one", out _));
    }

    [Fact]
    public void Connectors_are_found_by_scanning() => Assert.Contains(
        new ServiceCollection().AddConnectors(typeof(FakeConnector).Assembly),
        service => service.ServiceType == typeof(IConnector) && service.ImplementationType == typeof(FakeConnector));

    [Fact]
    public async Task Two_with_one_name_stop_the_start()
    {
        await using var storage = await TestStorage.New(DatabaseKind.Sqlite);
        var problem = await Assert.ThrowsAsync<StartProblem>(() => PortalUnderTest.StartOn(storage, adjust: builder => builder.Services
            .AddSingleton<IConnector>(new FakeConnector())
            .AddSingleton<IConnector>(new FakeConnector())));
        Assert.StartsWith("Two connectors are called fake", problem.Message, StringComparison.Ordinal);
    }
}
