namespace Portal.Tests.House;

/// <summary>What the arrows all lead to; each of the others knows it in another way.</summary>
[AttributeUsage(AttributeTargets.All)]
class Target : Attribute
{
    public static void Call()
    {
    }
}

sealed class ByBase : Target;

sealed class ByField
{
    public Target? Held { get; set; }
}

sealed class ByCall
{
    public static void Call() => Target.Call();
}

sealed class ByGeneric
{
    public static int Count() => new List<Target>().Count;
}

[Target]
sealed class ByAttribute;

sealed class Lazily
{
    public static async Task<int> Count()
    {
        await Task.Yield();
        Func<int> inside = () => new Target().GetHashCode();
        return inside();
    }
}
