using Portal.Tests.Browser;
using Portal.Tests.Running;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Portal.Tests.Running;

/// <summary>The stories in the browser go one after another. Begun last, they would run on alone for minutes while the other core has nothing to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. DefaultTestCollectionOrderer.Instance.OrderTestCollections(testCollections).OrderBy(one => one.TestCollectionDisplayName != nameof(SharedBrowser))];
}
