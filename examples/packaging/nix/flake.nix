# From the top of the tree: nix build ./examples/packaging/nix
{
  description = "Records of guests as plain text, and checks of menus against them";
  inputs.nixpkgs.url = "nixpkgs";
  outputs = { nixpkgs, ... }:
    let
      systems = [ "x86_64-linux" "aarch64-linux" "x86_64-darwin" "aarch64-darwin" ];
      each = f: nixpkgs.lib.genAttrs systems (system: f nixpkgs.legacyPackages.${system});
    in {
      packages = each (pkgs: {
        default = pkgs.stdenv.mkDerivation {
          pname = "journal";
          version = "1.0.0";
          src = ../../..;
          makeFlags = [ "prefix=$(out)" ];
          strictDeps = true;
          enableParallelBuilding = true;
          doCheck = true;
          checkTarget = "test";
          checkFlags = [ "TESTS=unit" ];
          meta = {
            description = "Records of guests as plain text, and checks of menus against them";
            license = with pkgs.lib.licenses; [ isc unicode-30 ];
            mainProgram = "journal";
            platforms = pkgs.lib.platforms.unix;
          };
        };
      });
    };
}
