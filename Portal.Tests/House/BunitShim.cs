using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Portal.Tests.House;

/// <summary>
/// Why: bUnit was built against another version of AngleSharp.Diffing than the one the registry holds. Their surface is the
///      same, so whoever asks for any version is answered with the one beside this program.
/// Goes when: the version of AngleSharp.Diffing that bUnit asks for restores.
/// Shown by: Portal.Tests/House/BunitShimTests.cs.
/// </summary>
static class BunitShim
{
    [ModuleInitializer]
    internal static void AnswerForDiffing() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        name.Name == "AngleSharp.Diffing" ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : null;
}
