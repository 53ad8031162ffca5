using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Credentials;

sealed class KeyCheckConfiguration : IEntityTypeConfiguration<KeyCheck>
{
    public void Configure(EntityTypeBuilder<KeyCheck> check)
    {
        check.ToTable("MasterKey");
        check.Property(c => c.Id).ValueGeneratedNever();
        check.Property(c => c.KeyId).HasMaxLength(8);
    }
}
