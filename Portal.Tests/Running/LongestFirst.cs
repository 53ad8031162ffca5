using Portal.Tests.Browser;
using Portal.Tests.Running;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Portal.Tests.Running;

/// <summary>The stories in a browser go one after another, and so does what axe looks at in the second one. Begun last, they would run on alone for minutes while the other core has nothing to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections).OrderBy(one => one.TestCollectionDisplayName is not (nameof(SharedBrowser) or nameof(SecondBrowser)))];
}
