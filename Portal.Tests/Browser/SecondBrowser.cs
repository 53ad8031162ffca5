namespace Portal.Tests.Browser;

/// <summary>For what would take the longest of all in the first one.</summary>
[CollectionDefinition(nameof(SecondBrowser))]
public sealed class SecondBrowser : ICollectionFixture<BrowserFixture>;
