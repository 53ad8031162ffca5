using Portal.Engine.Persistence;

namespace Portal.Tests.Running;

/// <summary>Every test of what is stored runs on both: <c>[Theory, ClassData(typeof(DatabaseKinds))]</c>.</summary>
public sealed class DatabaseKinds : TheoryData<DatabaseKind>
{
    public DatabaseKinds() => AddRange(Enum.GetValues<DatabaseKind>());
}
