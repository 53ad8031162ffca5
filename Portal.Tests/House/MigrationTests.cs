using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Portal.Engine.Persistence;

namespace Portal.Tests.House;

public sealed class MigrationTests
{
    /// <summary>As `dotnet ef migrations has-pending-model-changes` asks, for every context there is.</summary>
    [Fact]
    public void The_migrations_say_all_that_the_model_says()
    {
        var contexts = DesignTimeContexts().ToArray();
        Assert.Equal(Enum.GetValues<DatabaseKind>().Length, contexts.Length);
        foreach (var context in contexts)
        {
            using (context)
            {
                Assert.False(context.Database.HasPendingModelChanges(), $"{context.GetType().Name} has changes that no migration makes. Add one: build/migrations.sh NAME");
            }
        }
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        var names = DesignTimeContexts().Select(context => context.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]).ToArray()).ToArray();
        Assert.Equal(names[0], names[1]);
    }

    static IEnumerable<PortalDb> DesignTimeContexts() =>
        from type in typeof(PortalDb).Assembly.GetTypes()
        from contract in type.GetInterfaces()
        where contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IDesignTimeDbContextFactory<>)
        select (PortalDb)contract.GetMethod("CreateDbContext")!.Invoke(Activator.CreateInstance(type), [Array.Empty<string>()])!;
}
