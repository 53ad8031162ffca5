using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Engine.Sources.Signs;

sealed class ApiSignConfiguration : IEntityTypeConfiguration<ApiSign>
{
    public void Configure(EntityTypeBuilder<ApiSign> sign)
    {
        sign.ToTable("ApiSigns");
        sign.HasKey(s => s.SourceId);
        sign.Property(s => s.SourceId).ValueGeneratedNever();
        sign.Property(s => s.Link).HasMaxLength(ApiSign.LongestText);
        sign.Property(s => s.Gone).HasMaxLength(ApiSign.LongestText);
    }
}
