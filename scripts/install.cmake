# What `cmake --install` brings, and the Debian package that scripts/package makes of it with CPack.
include(GNUInstallDirs)
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # what is installed needs the target `installed`, not the tests
set(stage ${CMAKE_BINARY_DIR}/installed)
set(debian ${CMAKE_CURRENT_LIST_DIR}/debian)
find_program(gzip gzip REQUIRED)

# packed(FILE SOURCE): gzip, with neither name nor time inside.
function(packed file source)
  add_custom_command(OUTPUT ${file} COMMAND sh -c "${gzip} -9nc '${source}' >'${file}'" DEPENDS ${source} VERBATIM)
  set_property(GLOBAL APPEND PROPERTY installed_files ${file})
endfunction()

install(TARGETS kneecheck)

file(GLOB pages CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/man/*)
foreach(page ${pages})
  cmake_path(GET page FILENAME name)
  cmake_path(GET page EXTENSION LAST_ONLY section)
  string(REPLACE . man section ${section})
  packed(${stage}/${name}.gz ${page})
  install(FILES ${stage}/${name}.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/${section})
endforeach()

# completion(SHELL FOLDER NAME): where that shell looks.
function(completion shell folder name)
  add_custom_command(OUTPUT ${stage}/${shell} COMMAND sh -c "'$<TARGET_FILE:kneecheck>' completion ${shell} >'${stage}/${shell}'"
                     DEPENDS kneecheck VERBATIM)
  set_property(GLOBAL APPEND PROPERTY installed_files ${stage}/${shell})
  install(FILES ${stage}/${shell} DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder} RENAME ${name})
endfunction()
completion(bash bash-completion/completions kneecheck)
completion(fish fish/vendor_completions.d kneecheck.fish)
# Debian's zsh leaves /usr/share/zsh/site-functions alone; everywhere else, and in /usr/local, that is the place.
install(CODE [[
  set(zsh site-functions)
  if(CMAKE_INSTALL_PREFIX MATCHES "/usr$" AND EXISTS /etc/debian_version)
    set(zsh vendor-completions)
  endif()
]])
completion(zsh zsh/\${zsh} _kneecheck)

file(GLOB schemas CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/schema/*.json)
install(FILES ${schemas} DESTINATION ${CMAKE_INSTALL_DATADIR}/kneecheck/schema)

# The licence, those of others whose code is in the program, and the changes: of the project, and of its package.
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_PACKAGE_CONTACT "The kneecheck maintainers <maintainers@kneecheck.example>")
string(TIMESTAMP date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${debian}/changelog.in ${stage}/changelog.Debian @ONLY)
packed(${stage}/changelog.Debian.gz ${stage}/changelog.Debian)
packed(${stage}/changelog.gz ${CMAKE_SOURCE_DIR}/CHANGELOG.md)
install(FILES ${debian}/copyright ${CMAKE_SOURCE_DIR}/LICENSE ${stage}/changelog.gz ${stage}/changelog.Debian.gz
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES ${debian}/lintian-overrides DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides RENAME kneecheck)

get_property(files GLOBAL PROPERTY installed_files)
add_custom_target(installed ALL DEPENDS kneecheck ${files})

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME kneecheck)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "symptom checker and exercise planner for runners with knee pain")
set(CPACK_PACKAGE_DESCRIPTION "kneecheck says how urgent a runner's knee pain is, what it most likely is,
and why, and makes a graded plan, week by week, as text, web page, calendar
or for other programs. It is not a diagnosis, and not a medical device.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)  # asks dpkg-shlibdeps which libraries are needed, and from which version on
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
